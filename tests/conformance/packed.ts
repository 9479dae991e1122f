import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce } from '../made-once.ts';

/** The tree that is packed. */
export const ROOT = resolve(import.meta.dirname, '../..');
/** The lowest Nodes that `engines` in package.json names, and the newest line. */
export const NODES = ['20.19.0', '22.12.0', '24'] as const;

const execute = promisify(execFile);
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];

/** The package, installed in a folder that was empty. */
export interface Installation {
  /** A folder of one's own, which other users can read too. */
  readonly home: string;
  /** Where `npm install` ran; nobody may change it. */
  readonly app: string;
  /** Paths of the files in the tarball. */
  readonly files: readonly string[];
  remove(): Promise<void>;
}

/** Packs this tree as it was built, and installs the tarball, once for all tests. */
export async function installPackage(): Promise<Installation> {
  const app = await madeOnce('package', pack);
  const home = await mkdtemp(join(tmpdir(), 'munpart-package-'));
  await chmod(home, 0o755);
  const files = JSON.parse(await readFile(join(app, 'files.json'), 'utf8')) as string[];
  return { home, app, files, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Nodes of several versions beside the one that runs: gives a search path on which `node` is of a version. */
export async function installNodes(): Promise<(node: string) => string> {
  const { platform, arch } = process;
  const packages = NODES.map((version) => `${version}@npm:node-${platform}-${arch}@${version}`);
  const nodes = await madeOnce('nodes', (directory) => install(directory, ...packages));
  return (node) => [join(nodes, 'node_modules', node, 'bin'), process.env.PATH].join(delimiter);
}

async function pack(directory: string): Promise<void> {
  const words = ['--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', directory];
  const { stdout } = await execute('npm', ['pack', ...words], { cwd: ROOT, maxBuffer: 16 << 20 });
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error('nothing was packed');
  const files = packed.files.map(({ path }) => path);
  await writeFile(join(directory, 'files.json'), JSON.stringify(files));
  await install(directory, join(directory, packed.filename));
}

async function install(directory: string, ...packages: string[]): Promise<void> {
  // Without this file npm would install in a folder above.
  await writeFile(join(directory, 'package.json'), '{}\n');
  await execute('npm', ['install', ...QUIET, ...packages], { cwd: directory });
}
