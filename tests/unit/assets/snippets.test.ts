import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryForm, rText, snippets } from '../../../assets/editor/snippets.js';

const run = promisify(execFile);
const ENDPOINT = 'http://127.0.0.1:1/sparql';
/** Texts that end a literal where they are not quoted for it. */
const QUERIES = {
  plain: 'SELECT * WHERE {\n  ?s ?p ?o\n}\nLIMIT 3',
  quotes: `SELECT * { ?s ?p "it's", 'a "b"', """long "" one""", '''x''' }`,
  backslashes: 'SELECT * { ?s ?p "a\\\\b\\n\\"c\\"" FILTER REGEX(?p, "\\\\d+$") }',
  'a quote at the end': 'SELECT * { ?s ?p ?o } # "',
  'a backslash at the end': 'SELECT * { ?s ?p ?o } # \\',
  templates: 'SELECT * { ?s ?p "`$\x7bprocess.exit(1)}` $(id) !x" }',
  'line ends': 'SELECT *\r\n{ ?s ?p ?o }\n# \u2028 \u00a0 ā 🌍',
  'raw strings of R': 'SELECT * { ?s ?p ")" } # )" )-" )--"',
} as const;

/** What runs the programs one after the other, each until it asks, and tells what it asked. */
const ALL_PYTHON = `import json, sys, SPARQLWrapper
sent = []
for index in range(int(sys.argv[1])):
    try:
        with open(f"ask{index}.py", "rb") as file: exec(compile(file.read(), file.name, "exec"), {})
    except SPARQLWrapper.Asked as asked: sent.append(asked.args[0])
print(json.dumps(sent))
`;
const ALL_JAVASCRIPT = `const sent = [];
globalThis.fetch = (url, { body }) => { sent.push(body.get('query')); throw new Error('asked'); };
for (let index = 0; index < Number(process.argv[2]); index++) await import('./ask' + index + '.mjs').catch(() => {});
console.log(JSON.stringify(sent));
`;

let folder: string;
/** What each program asked, by the index of its query. */
let sent: { readonly python: readonly string[]; readonly javascript: readonly string[] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'munpart-snippets-'));
  // Stands for the package of this name, which need not be installed: it tells what it was asked.
  await writeFile(
    join(folder, 'SPARQLWrapper.py'),
    `import sys
JSON, TURTLE, POST = "json", "turtle", "POST"
class SPARQLWrapper:
    def __init__(self, endpoint, returnFormat): self.endpoint = endpoint
    def setMethod(self, method): assert method == POST
    def setQuery(self, query): raise Asked(query)
class Asked(Exception): pass
`,
  );
  const texts = Object.values(QUERIES);
  for (const [index, query] of texts.entries()) {
    await writeFile(join(folder, `ask${index}.py`), codeOf('python', query));
    await writeFile(join(folder, `ask${index}.mjs`), codeOf('javascript', query));
  }
  await writeFile(join(folder, 'all.py'), ALL_PYTHON);
  await writeFile(join(folder, 'all.mjs'), ALL_JAVASCRIPT);
  const count = String(texts.length);
  const [python, javascript] = await Promise.all([
    run('python3', ['all.py', count], { cwd: folder }),
    run(process.execPath, ['all.mjs', count], { cwd: folder }),
  ]);
  sent = { python: JSON.parse(python.stdout), javascript: JSON.parse(javascript.stdout) };
});
afterAll(() => rm(folder, { recursive: true }));

function codeOf(name: string, query: string): string {
  return snippets(ENDPOINT, query).find((snippet) => snippet.name === name)?.code ?? '';
}

describe.each(Object.entries(QUERIES).map(([name, query], index) => [name, query, index] as const))(
  'a query with %s reaches the endpoint as it is',
  (_, query, index) => {
    test('from Python', () => {
      expect(sent.python[index]).toBe(query);
    });

    test('from JavaScript', () => {
      expect(sent.javascript[index]).toBe(query);
    });

    test('from a shell', async () => {
      const script = `curl() { for word; do case $word in query=*) printf %s "\${word#query=}";; esac; done; }\n`;
      expect((await run('sh', ['-c', script + codeOf('curl', query)])).stdout).toBe(query);
    });

    test('from R', () => {
      const literal = rText(query);
      const [, dashes = ''] = /^r"(-*)\(/.exec(literal) ?? [];
      expect(literal.indexOf(`)${dashes}"`)).toBe(literal.length - dashes.length - 2);
      expect(literal.slice(dashes.length + 3, -dashes.length - 2)).toBe(query);
      expect(codeOf('r', query)).toContain(literal);
    });
  },
);

describe('the form of a query is told', () => {
  test.each([
    ['SELECT * {}', 'select'],
    ['ask{}', 'ask'],
    ['PREFIX select: <http://x/construct>\nCONSTRUCT WHERE { ?s ?p ?o }', 'construct'],
    ['# SELECT\nBASE <http://x/#ask> DESCRIBE <a>', 'describe'],
    ['', 'select'],
  ])('%j', (query, form) => {
    expect(queryForm(query)).toBe(form);
  });

  test.each([
    ['SELECT * {}', 'text/csv'],
    ['CONSTRUCT WHERE {}', 'text/turtle'],
    ['ASK {}', 'application/sparql-results+json'],
  ])('%j is asked for in a form that it has', (query, mediaType) => {
    expect(codeOf('curl', query)).toContain(`'Accept: ${mediaType}'`);
  });
});
