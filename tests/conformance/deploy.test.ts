import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { Program } from '../program.ts';
import { carryOut, type Image, inImage } from './dockerfile.ts';
import { freePort } from './loopback.ts';
import { ROOT } from './packed.ts';

const execute = promisify(execFile);

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'munpart-deploy-'));
  await chmod(scratch, 0o755);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('the Dockerfile', () => {
  let image: Image;
  beforeAll(async () => {
    image = await carryOut(join(ROOT, 'deploy/Dockerfile'), ROOT, scratch);
  }, 600_000);

  it('has in its image what runs, and nothing that builds', async () => {
    const list = await readFile(join(image.root, 'opt/munpart/node_modules/.package-lock.json'), 'utf8');
    const packages = Object.keys((JSON.parse(list) as { packages: object }).packages);
    expect(packages).toContain('node_modules/hono');
    for (const name of ['typescript', 'vitest', '@comunica/query-sparql', 'esbuild']) {
      expect(packages).not.toContain(`node_modules/${name}`);
    }
    expect((await readdir(join(image.root, 'opt/munpart'))).sort()).toEqual(
      ['LICENSE', 'assets', 'data', 'dist', 'node_modules', 'ontology', 'package.json'].sort(),
    );
  });

  it('makes a server that runs without root, tells its health, and keeps releases in the volume', async () => {
    const port = String(await freePort());
    const env = { ...image.env, MUNPART_PORT: port };
    const [uid] = image.user.split(':').map(Number);
    expect(uid).toBeGreaterThan(0);
    const program = new Program(image.cmd, join(image.root, image.workdir), env, {
      command: inImage(image, image.entrypoint),
      uid: process.getuid?.() === 0 ? uid : undefined,
    });
    onTestFinished(async () => void (await program.stop('SIGKILL')));
    await program.url();
    expect(program.stderr).toContain('demo');
    const [file = '', ...words] = image.healthcheck;
    const health = () => execute(file, words, { env: { PATH: process.env.PATH, ...env } });
    await health();
    await program.until(async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok);
    const [volume = ''] = image.volumes;
    expect(await readdir(join(image.root, volume))).toContain('current');
    if (process.getuid?.() === 0) expect((await stat(join(image.root, volume, 'current'))).uid).toBe(uid);
    expect((await program.stop()).code).toBe(0);
    await expect(health()).rejects.toMatchObject({ code: 1 });
  });
});

describe('the systemd unit', () => {
  let unit: string;
  beforeAll(async () => {
    unit = join(scratch, 'munpart.service');
    const text = await readFile(join(ROOT, 'deploy/munpart.service'), 'utf8');
    expect(text).toContain('ExecStart=/usr/bin/node /opt/munpart/node_modules/munpart/dist/main.js serve\n');
    // Node stands elsewhere on many machines, and systemd looks for what it would start.
    await writeFile(unit, text.replace('/usr/bin/node', process.execPath));
  });

  it('is understood by systemd', async () => {
    const { stdout, stderr } = await execute('systemd-analyze', ['verify', unit]);
    expect(stdout + stderr).toBe('');
  });

  it('leaves the server little that it could harm', async () => {
    const { stdout } = await execute('systemd-analyze', ['security', '--offline=yes', '--no-pager', unit]);
    const exposure = Number(/Overall exposure level for munpart\.service: ([\d.]+)/.exec(stdout)?.[1]);
    expect(exposure).toBeLessThan(2);
  });
});
