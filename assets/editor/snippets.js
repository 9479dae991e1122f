// Code that asks a query of an endpoint. The pages that the server writes and the editor use the same texts.

/** The form of a SPARQL query: `select`, `ask`, `construct` or `describe`; `select` where it cannot be told. */
export function queryForm(query) {
  const bare = query.replace(/<[^<>"{}|^`\\\s]*>|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n\r]*/g, ' ');
  const word = /(?:^|[\s{}<>])(select|ask|construct|describe)(?=[\s{*?$(]|$)/i.exec(bare);
  return word ? word[1].toLowerCase() : 'select';
}

/** Snippets by language: `{ name, label, code }` each, in the order in which they are shown. */
export function snippets(endpoint, query) {
  const form = queryForm(query);
  const isGraph = form === 'construct' || form === 'describe';
  return [
    { name: 'curl', label: 'curl', code: curl(endpoint, query, form, isGraph) },
    { name: 'python', label: 'Python', code: python(endpoint, query, form, isGraph) },
    { name: 'r', label: 'R', code: r(endpoint, query, form, isGraph) },
    { name: 'javascript', label: 'JavaScript', code: javascript(endpoint, query, form, isGraph) },
  ];
}

/** A text as one word of a POSIX shell. */
export function shellText(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A text as a Python literal: as it stands where that can be, escaped where not. */
export function pythonText(text) {
  return /"""|["\\]$|\r|\0/.test(text) ? JSON.stringify(text) : `r"""${text}"""`;
}

/** A text as a raw string of R 4.0 and later, with as many dashes as it needs. */
export function rText(text) {
  let dashes = '';
  while (text.includes(`)${dashes}"`)) dashes += '-';
  return `r"${dashes}(${text})${dashes}"`;
}

/** A text as a template literal of JavaScript. */
export function javascriptText(text) {
  const escaped = text.replace(/[\\`]|\$\{/g, '\\$&').replaceAll('\r', '\\r');
  return `\`${escaped}\``;
}

function curl(endpoint, query, form, isGraph) {
  const accept = isGraph ? 'text/turtle' : form === 'ask' ? 'application/sparql-results+json' : 'text/csv';
  return `curl ${shellText(endpoint)} \\\n  -H 'Accept: ${accept}' \\\n  --data-urlencode query=${shellText(query)}\n`;
}

function python(endpoint, query, form, isGraph) {
  const format = isGraph ? 'TURTLE' : 'JSON';
  const use = isGraph
    ? ['print(service.queryAndConvert().decode())']
    : form === 'ask'
      ? ['print(service.queryAndConvert()["boolean"])']
      : [
          'for row in service.queryAndConvert()["results"]["bindings"]:',
          '    print({name: term["value"] for name, term in row.items()})',
        ];
  return [
    `from SPARQLWrapper import ${format}, POST, SPARQLWrapper`,
    '',
    `service = SPARQLWrapper(${JSON.stringify(endpoint)}, returnFormat=${format})`,
    'service.setMethod(POST)',
    `service.setQuery(${pythonText(query)})`,
    ...use,
    '',
  ].join('\n');
}

function r(endpoint, query, form, isGraph) {
  const accept = isGraph ? 'text/turtle' : form === 'ask' ? 'application/sparql-results+json' : 'text/csv';
  const use = isGraph
    ? ['cat(resp_body_string(answer))']
    : form === 'ask'
      ? ['print(resp_body_json(answer, check_type = FALSE)$boolean)']
      : ['rows <- read.csv(text = resp_body_string(answer))', 'print(rows)'];
  return [
    'library(httr2)',
    '',
    `query <- ${rText(query)}`,
    '',
    `answer <- request(${JSON.stringify(endpoint)}) |>`,
    `  req_headers(Accept = "${accept}") |>`,
    '  req_body_form(query = query) |>',
    '  req_perform()',
    ...use,
    '',
  ].join('\n');
}

function javascript(endpoint, query, form, isGraph) {
  const accept = isGraph ? 'text/turtle' : 'application/sparql-results+json';
  const use = isGraph
    ? ['console.log(await answer.text());']
    : form === 'ask'
      ? ['const { boolean } = await answer.json();', 'console.log(boolean);']
      : [
          'const { results } = await answer.json();',
          'console.table(results.bindings.map((row) =>',
          '  Object.fromEntries(Object.entries(row).map(([name, { value }]) => [name, value])),',
          '));',
        ];
  return [
    `const query = ${javascriptText(query)};`,
    '',
    `const answer = await fetch(${JSON.stringify(endpoint)}, {`,
    "  method: 'POST',",
    `  headers: { accept: '${accept}' },`,
    '  body: new URLSearchParams({ query }),',
    '});',
    'if (!answer.ok) throw new Error(await answer.text());',
    ...use,
    '',
  ].join('\n');
}
