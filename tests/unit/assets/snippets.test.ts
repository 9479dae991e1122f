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

let folder: string;

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
    def setQuery(self, query): sys.stdout.buffer.write(query.encode()); sys.stdout.flush(); sys.exit(0)
`,
  );
});
afterAll(() => rm(folder, { recursive: true }));

function codeOf(name: string, query: string): string {
  return snippets(ENDPOINT, query).find((snippet) => snippet.name === name)?.code ?? '';
}

describe.each(Object.entries(QUERIES))('a query with %s reaches the endpoint as it is', (_, query) => {
  test('from Python', async () => {
    const file = join(folder, 'ask.py');
    await writeFile(file, codeOf('python', query));
    expect((await run('python3', [file])).stdout).toBe(query);
  });

  test('from JavaScript', async () => {
    const file = join(folder, 'ask.mjs');
    const stand =
      'globalThis.fetch = (url, { body }) => { process.stdout.write(body.get("query")); process.exit(0); };\n';
    await writeFile(file, stand + codeOf('javascript', query));
    expect((await run(process.execPath, [file])).stdout).toBe(query);
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
});

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
