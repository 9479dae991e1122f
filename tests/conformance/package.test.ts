import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program, run } from '../program.ts';
import { SOUND } from '../unit/records/fixture.ts';
import { type Installation, installNodes, installPackage, NODES, ROOT } from './packed.ts';

const execute = promisify(execFile);
const RESULTS = 'application/sparql-results+json';
const THERE = {
  head: { vars: ['there'] },
  results: { bindings: [{ there: { type: 'literal', value: 'from there' } }] },
};

let installed: Installation;
let pathTo: (node: string) => string;
let elsewhere: Server;
beforeAll(async () => {
  elsewhere = createServer((_, response) => {
    response.writeHead(200, { 'content-type': RESULTS }).end(JSON.stringify(THERE));
  }).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  [installed, pathTo] = await Promise.all([installPackage(), installNodes()]);
}, 600_000);
afterAll(async () => {
  elsewhere.close();
  elsewhere.closeAllConnections();
  await installed?.remove();
});

/** Asks a query of the server at this address. */
async function ask(url: string, query: string): Promise<Response> {
  return fetch(`${url}sparql?query=${encodeURIComponent(query)}`, { headers: { accept: 'text/csv' } });
}

describe('the package', () => {
  it('has the program and what explains it, and no tests', () => {
    const places = new Set(installed.files.map((file) => file.split('/')[0]));
    expect([...places].sort()).toEqual(
      [
        ...['CHANGELOG.md', 'CITATION.cff', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'package.json'],
        ...['assets', 'data', 'deploy', 'dist', 'docs', 'ontology'],
      ].sort(),
    );
    expect(installed.files).toContain('dist/query/pool/comunica-engine.licenses.txt');
  });

  it('has whatever its pages link to', async () => {
    const has = (path: string) =>
      installed.files.some((file) => file === path || file.startsWith(`${path}/`));
    const lost: string[] = [];
    for (const page of installed.files.filter((file) => file.endsWith('.md'))) {
      const text = await readFile(join(ROOT, page), 'utf8');
      for (const [, target = ''] of text.matchAll(/\]\((?![a-z]+:|#|<)([^)#\s]+)/g)) {
        const path = posix.normalize(posix.join(posix.dirname(page), target)).replace(/\/$/, '');
        if (!has(path)) lost.push(`${page}: ${target}`);
      }
    }
    expect(lost).toEqual([]);
  });

  it('brings Comunica in one file and not in five hundred packages', async () => {
    const packages = await readdir(join(installed.app, 'node_modules'));
    expect(packages).not.toContain('@comunica');
    expect(packages.length).toBeLessThan(120);
  });

  it('says what to do where no release can be written', async () => {
    const closed = join(installed.home, 'closed');
    await mkdir(closed, { mode: 0o555 });
    const command = [process.execPath, join(installed.app, 'node_modules/munpart/dist/main.js')];
    const uid = process.getuid?.() === 0 ? 65_534 : undefined;
    const { code, stderr } = await run(['build'], closed, {}, { command, uid });
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/munpart: releases cannot be kept in .*closed\/releases .*--releases\n$/),
    });
  });
});

describe.each(NODES)('installed, on Node %s', (node) => {
  const command = ['munpart'];
  let env: Record<string, string>;
  let home: string;
  beforeAll(async () => {
    const bin = join(installed.app, 'node_modules/.bin');
    env = { PATH: `${bin}:${pathTo(node)}` };
    home = join(installed.home, 'home');
    await mkdir(home, { recursive: true });
  });

  async function served<T>(words: readonly string[], use: (url: string, program: Program) => Promise<T>) {
    const program = new Program(
      ['serve', '--port', '0', '--base-iri', 'http://localhost:3000/', ...words],
      home,
      env,
      { command },
    );
    try {
      return await use(await program.url(), program);
    } finally {
      expect((await program.stop()).code).toBe(0);
    }
  }

  it('is what npx runs', async () => {
    const ask = async (...words: string[]) =>
      (
        await execute('npx', ['--no', '--', ...words], {
          cwd: installed.app,
          env: { ...process.env, ...env },
        })
      ).stdout;
    // Asked without npx, which prefers the node beside itself.
    const { stdout } = await execute('node', ['--version'], { env });
    expect(stdout).toMatch(new RegExp(`^v${node}\\.?`));
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    expect(await ask('munpart', '--version')).toBe(`${version}\n`);
    expect(await ask('munpart', '--help')).toMatch(/munpart COMMAND.*--base-iri/s);
  });

  it('serves the demo where there are no records, and says so; calls a service', async () => {
    const { port } = elsewhere.address() as AddressInfo;
    const service = `http://127.0.0.1:${port}/sparql`;
    await served(
      ['--services', service, '--query-timeout', '60', '--query-wait', '60'],
      async (url, program) => {
        expect(program.stderr.split('\n')[0]).toMatch(/no records in data\/: .*demo.*--data/);
        expect(await (await fetch(`${url}partnerships.csv`)).text()).toContain('daugavpils--radom');
        expect((await fetch(url, { headers: { accept: 'text/html' } })).status).toBe(200);
        const federated = await ask(url, `SELECT ?there { SERVICE <${service}> { ?s ?p ?there } }`);
        expect({ status: federated.status, text: await federated.text() }).toEqual({
          status: 200,
          text: 'there\r\nfrom there\r\n',
        });
        expect(await (await fetch(`${url}readyz`)).json()).toMatchObject({ ready: true, unavailable: [] });
      },
    );
    // The first Node has built it, the others have opened it: beside whoever runs it, not among the packages.
    expect(await readdir(home)).toContain('releases');
    expect(await readdir(join(installed.app, 'node_modules/munpart'))).not.toContain('releases');
  });

  it('serves records of one’s own', async () => {
    // A network has members, or is none.
    for (const [name, text] of Object.entries({ ...SOUND, 'networks.yaml': '{}\n' })) {
      await mkdir(join(home, 'own', name, '..'), { recursive: true });
      await writeFile(join(home, 'own', name), text);
    }
    await served(['--data', 'own', '--releases', `own-${node}`], async (url, program) => {
      expect(program.stderr).not.toContain('demo');
      // The header, and the one partnership that these records have.
      const rows = (await (await fetch(`${url}partnerships.csv`)).text()).trim().split('\r\n');
      expect(rows).toHaveLength(2);
    });
  });

  it('serves an RDF file', async () => {
    await writeFile(
      join(home, 'thing.ttl'),
      '<http://other.example/thing> <http://other.example/is> "here" .',
    );
    await served(['--rdf', 'thing.ttl', '--releases', `rdf-${node}`], async (url, program) => {
      expect(program.stderr).not.toContain('demo');
      const answer = await ask(url, 'SELECT ?o { <http://other.example/thing> ?p ?o }');
      expect(await answer.text()).toBe('o\r\nhere\r\n');
    });
  });
});
