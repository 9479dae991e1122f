import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MUTATIONS } from './mutations.ts';
import { Program, run } from './program.ts';
import { SOUND } from './unit/records/fixture.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munpart-cli-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** A new directory below the test's own, with these files in it. */
async function folder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(directory, name);
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(path, file, '..'), { recursive: true });
    await writeFile(join(path, file), text);
  }
  return path;
}

describe('munpart check', () => {
  it('lists every fault of the records at its place, and nothing else', async () => {
    const home = join(directory, 'mutated');
    await cp(fileURLToPath(new URL('../data/', import.meta.url)), join(home, 'data'), { recursive: true });
    const expected: string[] = [];
    const edited = new Map<string, string>();
    for (const { file, from, to } of MUTATIONS) {
      const text = edited.get(file) ?? (await readFile(join(home, 'data', file), 'utf8'));
      expect(text.split(from), `${file}: ${from}`).toHaveLength(2);
      edited.set(file, text.replace(from, to));
    }
    for (const { file, to, at, message } of MUTATIONS) {
      const text = edited.get(file) as string;
      const before = text.slice(0, text.indexOf(to) + to.indexOf(at)).split('\n');
      expected.push(`data/${file}:${before.length}:${(before.at(-1) ?? '').length + 1}: ${message}`);
    }
    for (const [file, text] of edited) await writeFile(join(home, 'data', file), text);

    const { code, stdout, stderr } = await run(['check'], home);
    expect(stderr.trim().split('\n').sort()).toEqual(
      [...expected, `munpart: ${expected.length} issues`].sort(),
    );
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('finds in the mapped graph what no record shows by itself', async () => {
    const records = Object.entries(SOUND).map(([name, text]) => [`data/${name}`, text]);
    const home = await folder('lonely', Object.fromEntries(records));
    const { code, stderr } = await run(['check'], home);
    expect(stderr.split('\n')[0]).toMatch(/^data\/networks\.yaml:1:1: The network has no member\./);
    expect(code).toBe(1);
  });
});

describe('munpart refuses in one line', () => {
  it.concurrent.each([
    [['serve', '--prot', '80'], /^munpart: serve has no option --prot: did you mean "--port"\?$/],
    [['load', '--tu=x'], /^munpart: load has no option --tu: did you mean "--to"\?$/],
    [['check', '--hlep'], /^munpart: check has no option --hlep: did you mean "--help"\?$/],
    [['check', '-p'], /^munpart: check has no option -p: /],
    [
      ['check', '--zzzzzzzzzzz'],
      /^munpart: check has no option --zzzzzzzzzzz: munpart check --help lists them$/,
    ],
    [['--rdf', 'a.ttl'], /^munpart: a command comes first: munpart serve --rdf …, or munpart --help$/],
    [['serve', 'a.ttl'], /^munpart: nothing says what a\.ttl is: --rdf a\.ttl if it is an RDF file, /],
    [['sevre'], /^munpart: there is no command sevre: did you mean "serve"\?$/],
    [['sevre', '--help'], /^munpart: there is no command sevre: did you mean "serve"\?$/],
    [
      ['zzzzzzzz'],
      /^munpart: there is no command zzzzzzzz; there are serve, build, init, check, .*, doctor$/,
    ],
    // No word of records, which these commands do not read.
    [['verify'], /^munpart: there is no release in releases: run munpart build$/],
    [['diff', '1', '2'], /^munpart: there is no release in releases: run munpart build$/],
    [['mcp', 'http://127.0.0.1:9/'], /^munpart: (?!there are no records)/],
    [['check', '--data', 'nowhere'], /nowhere\/?:1:1: there is no folder of records/],
  ])('%j', async (words, line) => {
    const { code, stdout, stderr } = await run(words, directory);
    expect(stderr.trim().split('\n')[0]).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('a setting of the environment', async () => {
    const { code, stderr } = await run(['serve'], directory, { MUNPART_QUERY_TIMEOUT: 'soon' });
    expect(stderr).toBe('munpart: MUNPART_QUERY_TIMEOUT "soon": expected a number of seconds\n');
    expect(code).toBe(1);
  });

  it('a port that is in use', async () => {
    const home = await folder('port', { 'a.nt': '<http://a.example/a> <http://a.example/b> "c" .\n' });
    const other = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<{ port: number }>((resolve) => {
      other.once('listening', () => resolve(other.address() as { port: number }));
    });
    try {
      const { code, stdout, stderr } = await run(['serve', '--rdf', 'a.nt', '--port', String(port)], home);
      expect(stderr).toMatch(/^munpart: the port is in use \([^\n]*\)\n$/);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    } finally {
      other.close();
    }
  });

  it('RDF files that cannot be read, each at its place', async () => {
    const home = await folder('unreadable', {
      'broken.ttl': '@prefix ex: <http://ex.example/> .\nex:a ex:b\n  "c" ex:d .\n',
      'notes.txt': 'a b c',
    });
    const words = ['broken.ttl', 'notes.txt', 'absent.nq'].flatMap((file) => ['--rdf', file]);
    const { code, stdout, stderr } = await run(['serve', '--port', '0', ...words], home);
    const lines = stderr.trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(stderr).toMatch(/^broken\.ttl:3:\d+: /m);
    expect(stderr).toMatch(
      /^notes\.txt:1:1: is in no syntax that can be told from its content: give --format$/m,
    );
    expect(stderr).toMatch(/^absent\.nq:1:1: cannot be read: there is no such file$/m);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

/** One statement about one foreign thing in each syntax; the one in TriG is in a named graph. */
const FILES = {
  'a.ttl': '@prefix ex: <http://foreign.example/> .\nex:a ex:says "Turtle"@en .\n',
  'b.nt': '<http://foreign.example/b> <http://foreign.example/says> "N-Triples"@en .\n',
  'c.nq': '<http://foreign.example/c> <http://foreign.example/says> "N-Quads"@en .\n',
  'd.trig': '@prefix ex: <http://foreign.example/> .\nex:graph { ex:d ex:says "TriG"@en }\n',
  'e.rdf':
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://foreign.example/"><rdf:Description rdf:about="http://foreign.example/e"><ex:says xml:lang="en">RDF/XML</ex:says></rdf:Description></rdf:RDF>\n',
  'f.jsonld':
    '{ "@id": "http://foreign.example/f", "http://foreign.example/says": { "@value": "JSON-LD", "@language": "en" } }\n',
};

describe('help', () => {
  it.concurrent.each([
    ['serve', '--query-timeout', '--replace'],
    ['build', '--site-prefix', '--watch'],
    ['check', '--lenient', '--keep'],
    ['verify', '--context', '--keep'],
    ['site', '--languages', '--watch'],
    ['mcp', '--default-graph', '--watch'],
    ['load', '--to VALUE', '--query-timeout'],
    ['export', '--municipality VALUE', '--query-wait'],
    ['import', '--mapping VALUE', '--watch'],
    ['compare', '--refresh', '--watch'],
    ['doctor', 'URL', '--port'],
  ])('of %s tells what it takes, and nothing else', async (name, own, other) => {
    const asked = await Promise.all([
      run([name, '--help'], directory),
      run([name, '-h'], directory),
      run(['help', name], directory),
    ]);
    for (const { code, stdout, stderr } of asked) {
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toBe(asked[0]?.stdout);
      expect(stdout.split('\n')[0]).toMatch(new RegExp(`^munpart ${name} `));
      expect(stdout).toContain(own);
      expect(stdout).not.toContain(other);
    }
  });

  it.concurrent.each([[], ['help'], ['-h'], ['--help']])('on the whole: %j', async (...words) => {
    const { code, stdout } = await run(words, directory);
    expect(code).toBe(0);
    expect(stdout).toContain('munpart COMMAND --help');
    expect(stdout).toContain('doctor');
  });
});

describe('a reader that goes', () => {
  const data = fileURLToPath(new URL('../data/', import.meta.url));

  it.each([
    [['export', 'csv', '--data', data]],
    [['help']],
    [['check', '--help']],
    [['check', '--data', data]],
  ])('ends %j in silence', async (words) => {
    const program = new Program(words, directory);
    program.process.stdout?.destroy();
    const { stderr } = await program.ended;
    expect({ stderr, code: program.process.exitCode }).toEqual({ stderr: '', code: 0 });
  });
});

describe('own data beside those of others', () => {
  const page = SOUND['pages/daugavpils.yaml'] as string;
  let home: string;
  beforeAll(async () => {
    const records = Object.entries(SOUND).flatMap(([name, text]) =>
      ['data', 'own'].map((where) => [`${where}/${name}`, text]),
    );
    home = await folder('beside', Object.fromEntries(records));
    for (const where of ['data', 'own']) await writeFile(join(home, where, 'networks.yaml'), '{}\n');
    expect((await run(['build'], home)).code).toBe(0);
    await writeFile(join(home, 'own/pages/daugavpils.yaml'), page.replace('[radom]', '[jelgava]'));
  }, 60_000);

  const own = ['--data', 'own'];

  it('are not held against what was published of the others, and it is said', async () => {
    const { code, stderr } = await run(['check', ...own], home);
    expect(stderr).toMatch(
      /^munpart: the current release in releases was made of other data: [^\n]+\n\S+dataset\.yaml:1:1: warning: there is no dataset\.yaml: [^\n]+\n$/,
    );
    expect(code).toBe(0);
  });

  it('have a history of their own, to which each of them returns', async () => {
    const built = [];
    for (const words of [own, [], own]) built.push(await run(['build', ...words], home));
    expect(built.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(built[2]?.stdout).toBe(built[0]?.stdout);
    const history = JSON.parse(await readFile(join(built[0]?.stdout.trim() ?? '', 'history.json'), 'utf8'));
    expect(history).not.toHaveProperty('previous');
    await writeFile(join(home, 'own/pages/daugavpils.yaml'), page.replace('[radom]', '[parnu]'));
    const { code, stderr } = await run(['check', ...own], home);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('"partnership/daugavpils--jelgava" was published and is gone'),
    });
  });

  it('that were moved go on by the name of their dataset', async () => {
    await cp(join(home, 'own'), join(home, 'moved'), { recursive: true });
    const { stderr } = await run(['check', '--data', 'moved', '--dataset', '../own'], home);
    expect(stderr).toContain('was published and is gone');
  });

  it('begin anew at another port without --base-iri, which is said', async () => {
    const first = await run(['build'], home);
    const other = await run(['build', '--port', '3999'], home);
    expect(other.code).toBe(0);
    expect(other.stderr).toContain('the IRIs begin with http://localhost:3999/');
    expect(other.stderr).toContain('--base-iri http://localhost:3000/');
    const history = JSON.parse(await readFile(join(other.stdout.trim(), 'history.json'), 'utf8'));
    expect(history).not.toHaveProperty('previous');
    const again = await run(['build', '--port', '3999', '--base-iri', 'http://localhost:3000/'], home);
    expect(again.stdout).toBe(first.stdout);
  });
});

describe('munpart serve --rdf', () => {
  let program: Program;
  let url: string;
  beforeAll(async () => {
    const home = await folder('foreign', FILES);
    const words = Object.keys(FILES).flatMap((file) => ['--rdf', file]);
    program = new Program(['serve', '--port', '0', '--query-children', '1', ...words], home);
    url = await program.url();
  }, 120_000);
  afterAll(() => program?.stop());

  it.each([
    ['a', 'Turtle'],
    ['b', 'N-Triples'],
    ['c', 'N-Quads'],
    ['d', 'TriG'],
    ['e', 'RDF/XML'],
    ['f', 'JSON-LD'],
  ])('has a document about %s, which was written in %s', async (name, syntax) => {
    const address = `${url}doc?iri=${encodeURIComponent(`http://foreign.example/${name}`)}`;
    const data = await fetch(address, { headers: { accept: 'application/n-quads' } });
    expect(await data.text()).toContain(
      `<http://foreign.example/${name}> <http://foreign.example/says> "${syntax}"@en`,
    );
    const page = await fetch(address, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(syntax);
  });

  it('answers queries over all of them, and has dumps that say the same', async () => {
    const query = 'SELECT ?o { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }';
    const answer = await fetch(`${url}sparql?query=${encodeURIComponent(query)}`, {
      headers: { accept: 'text/csv' },
    });
    expect((await answer.text()).trim().split('\r\n')).toHaveLength(1 + 6);
    const dump = await (await fetch(`${url}dumps/latest/munpart.nq`)).text();
    expect(dump.trim().split('\n')).toHaveLength(6);
  });

  it('has no pages about records that are not there', async () => {
    const home = await fetch(url, { headers: { accept: 'text/html' } });
    expect(home.status).toBe(200);
    expect((await fetch(`${url}def`)).status).toBe(404);
    expect((await fetch(`${url}doc/place/radom`)).status).toBe(404);
  });
});
