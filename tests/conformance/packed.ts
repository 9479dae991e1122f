import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** The tree that is packed. */
export const ROOT = resolve(import.meta.dirname, '../..');
/** The lowest Nodes that `engines` in package.json names, and the newest line. */
export const NODES = ['20.19.0', '22.12.0', '24'] as const;

const execute = promisify(execFile);
const QUIET = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline'];

/** The package, installed in a folder that was empty, and Nodes of several versions. */
export interface Installation {
  /** The folder of it all. */
  readonly home: string;
  /** Where `npm install` ran. */
  readonly app: string;
  /** Paths of the files in the tarball. */
  readonly files: readonly string[];
  /** A search path on which `node` is of this version. */
  path(node: string): string;
  remove(): Promise<void>;
}

/** Packs this tree as it was built, and installs the tarball, and these Nodes beside the one that runs. */
export async function installPackage(versions: readonly string[] = NODES): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), 'munpart-package-'));
  // Other users than the one who tests run it too.
  await chmod(home, 0o755);
  const [app, nodes] = [join(home, 'app'), join(home, 'nodes')];
  const install = async (directory: string, ...packages: string[]) => {
    await mkdir(directory);
    // Without this file npm would install in a folder above.
    await writeFile(join(directory, 'package.json'), '{}\n');
    await execute('npm', ['install', ...QUIET, ...packages], { cwd: directory });
  };
  const { stdout } = await execute(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--loglevel=error', '--pack-destination', home],
    { cwd: ROOT, maxBuffer: 16 << 20 },
  );
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (packed === undefined) throw new Error('nothing was packed');
  await install(app, join(home, packed.filename));
  const { platform, arch } = process;
  const packages = versions.map((version) => `${version}@npm:node-${platform}-${arch}@${version}`);
  if (packages.length > 0) await install(nodes, ...packages);
  return {
    home,
    app,
    files: packed.files.map(({ path }) => path),
    path: (node) => [join(nodes, 'node_modules', node, 'bin'), process.env.PATH].join(delimiter),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
