import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'oxigraph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../src/formats/index.ts';
import { nquad, parseNQuads } from '../../src/rdf/canonical.ts';
import { type Published, publishRecords } from '../http/publication.ts';
import { JENA_JARS, jenaClassPath } from './jena.ts';

const command = promisify(execFile);

/** Documents of every kind that the site has, by address. */
const DOCUMENTS = [
  'doc/place/daugavpils',
  'doc/place/nacka',
  'doc/place/jelgavas-novads',
  'doc/partnership/daugavpils--radom',
  'doc/partnership/fundao--jelgavas-novads',
  'doc/partnership/jelgava--parnu--siauliai',
  'doc/partnership/valmiera--viljandi',
  'doc/network/hanse',
  'doc/project/iotxchange',
  'doc/source/jelgava',
  'doc/source/jelgavas-novads',
  'def',
  'def/field',
  'def/field/education',
  'def/shapes',
  'dataset',
];

/** A file in one of the syntaxes, and how many statements it must hold. */
interface Written {
  readonly path: string;
  readonly extension: string;
  readonly statements: number;
}

let published: Published;
let directory: string;
let files: Written[];

beforeAll(async () => {
  published = await publishRecords({ maxResultBytes: 4_000_000 });
  directory = await mkdtemp(join(tmpdir(), 'munpart-readers-'));
  files = writtenDumps();
  for (const address of DOCUMENTS) files.push(...(await writtenDocument(address)));
});
afterAll(async () => {
  await published?.close();
  await rm(directory, { recursive: true, force: true });
});

/** The dumps, with what the manifest and so VoID says of them. */
function writtenDumps(): Written[] {
  const { directory: release, manifest } = published.publication.release;
  return FORMATS.map(({ extension, hasGraphs }) => ({
    path: join(release, 'dumps', `munpart.${extension}`),
    extension,
    statements: hasGraphs ? manifest.quads : manifest.triples,
  }));
}

/** One document in every syntax, measured by its N-Quads. */
async function writtenDocument(address: string): Promise<Written[]> {
  const read = async (extension: string) => {
    const response = await published.app.request(`/${address}.${extension}`);
    if (response.status !== 200) throw new Error(`${response.status} for /${address}.${extension}`);
    return response.text();
  };
  const lines = new Set(Array.from(parseNQuads(await read('nq')), (statement) => nquad(statement)));
  const triples = [...parseNQuads([...lines].join('\n'))].filter(({ graph }) => graph.value === '').length;
  return Promise.all(
    FORMATS.map(async ({ extension, hasGraphs }) => {
      const path = join(directory, `${address}.${extension}`);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, await read(extension));
      return { path, extension, statements: hasGraphs ? lines.size : triples };
    }),
  );
}

describe('rapper', () => {
  const SYNTAX: Readonly<Record<string, string>> = {
    nt: 'ntriples',
    nq: 'nquads',
    ttl: 'turtle',
    trig: 'trig',
    rdf: 'rdfxml',
  };

  it('is installed', async () => {
    await expect(
      command('rapper', ['--version']),
      'rapper is missing: install the Debian package raptor2-utils',
    ).resolves.toBeDefined();
  });

  it('reads every dump and document in its syntaxes without a word', async () => {
    const found: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const { path, extension, statements } of files) {
      const syntax = SYNTAX[extension];
      if (syntax === undefined) continue;
      const { stderr } = await command('rapper', ['-q', '-c', '-i', syntax, path]).catch((error) => error);
      const { stderr: counted } = await command('rapper', ['-c', '-i', syntax, path]).catch((error) => error);
      found[path] = stderr + (/returned \d+ triple/.exec(counted)?.[0] ?? counted);
      expected[path] = `returned ${statements} triple`;
    }
    expect(found).toEqual(expected);
  });
});

describe('riot', () => {
  /** Jena reads JSON-LD 1.1 through an implementation of Jakarta JSON that Debian 12 does not have. */
  const SYNTAXES = ['nt', 'nq', 'ttl', 'trig', 'rdf'];

  it('is installed', async () => {
    await expect(
      command('java', ['-version']),
      'Java is missing: install default-jre-headless',
    ).resolves.toBeDefined();
    await expect(
      Promise.all(JENA_JARS.map((jar) => access(jar))),
      'Jena is missing: install the Debian package libapache-jena-java',
    ).resolves.toBeDefined();
  });

  it('reads every dump and document without a warning, and counts what the manifest counts', async () => {
    const paths = files.filter(({ extension }) => SYNTAXES.includes(extension));
    const output = await riot(paths.map(({ path }) => path));
    const lines = output.split('\n').filter((line) => line !== '' && !/ INFO .* - File: |^Total /.test(line));
    const counted = lines.map((line) => {
      const [, path, count] = /^file:\/\/(\S+) : (?:Triples|Quads) += ([\d,]+)$/.exec(line) ?? [];
      return path === undefined ? line : `${path} ${count?.replaceAll(',', '')}`;
    });
    expect(counted.sort()).toEqual(paths.map(({ path, statements }) => `${path} ${statements}`).sort());
  });

  it('warns of a file that is not in order', async () => {
    const path = join(directory, 'wrong.ttl');
    await writeFile(
      path,
      '<http://a.example/a> <http://a.example/b> "x"^^<http://www.w3.org/2001/XMLSchema#date> .\n',
    );
    expect(await riot([path])).toMatch(/WARN.*not valid/);
  });

  async function riot(paths: readonly string[]): Promise<string> {
    const words = ['-cp', await jenaClassPath(directory), 'riotcmd.riot', '--check', '--count', ...paths];
    const { stdout, stderr } = await command('java', words).catch((error) => error);
    return stdout + stderr;
  }
});

describe('oxigraph', () => {
  it('reads the same statements from every syntax, JSON-LD too', async () => {
    const found: Record<string, number> = {};
    for (const { path, extension } of files) {
      const mediaType = FORMATS.find((format) => format.extension === extension)?.mediaType as string;
      const quads = parse(await readFile(path, 'utf8'), {
        format: mediaType,
        base_iri: 'https://towns.example/',
      });
      found[path] = new Set(quads.map(String)).size;
    }
    expect(found).toEqual(Object.fromEntries(files.map(({ path, statements }) => [path, statements])));
  });
});
