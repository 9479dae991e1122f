import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, SETTINGS, settingRows } from '../src/config.ts';
import { publish, type ReleasePublisher } from '../src/serve.ts';

const ROOT = resolve(import.meta.dirname, '..');
const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
const run = promisify(execFile);

/** The fenced blocks of one language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, text]) => text ?? '',
  );
}

const commands = blocks('sh').flatMap((block) => block.trim().split('\n'));
const once = commands.filter((line) => /^(cp|npx munpart (init|check|build))/.test(line));
const requests = commands.filter((line) => line.startsWith('curl '));
const servers = commands.filter((line) => line.startsWith('npx munpart serve '));
const elsewhere = [
  'npm ci',
  'npm start',
  'cd zaranora',
  'npx munpart import partner.xlsx --publisher zaranora   # shows how it is understood; at a terminal, asks',
  'npx munpart import partner.xlsx                        # writes the records, when you have looked',
];
const doctor = commands.filter((line) => line.startsWith('npx munpart doctor '));

let home: string;
let publisher: ReleasePublisher;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'munpart-readme-'));
  for (const name of ['data', 'ontology']) await symlink(join(ROOT, name), join(home, name));
  const settings = readSettings(
    ['--port', '0', '--data', join(ROOT, 'data'), '--releases', join(home, 'served')],
    {},
  );
  publisher = await publish(settings, { issues: () => {}, published: () => {}, failed: () => {} });
});

afterAll(async () => {
  await publisher.close();
  await rm(home, { recursive: true });
});

describe('the README', () => {
  it('has no command that is not tried here or by continuous integration', () => {
    const tried = [...once, ...requests, ...servers, ...doctor, ...elsewhere];
    expect(commands.filter((line) => !tried.includes(line))).toEqual([]);
  });

  it('has commands that work, in their order', { timeout: 120_000 }, async () => {
    for (const line of once) {
      const munpart = line.replace('npx munpart', `"${process.execPath}" "${join(ROOT, 'dist/main.js')}"`);
      await run('sh', ['-c', munpart], { cwd: home });
    }
  });

  it.each(doctor)('%s', async (line) => {
    const { stdout } = await run(process.execPath, [
      join(ROOT, 'dist/main.js'),
      'doctor',
      line.replace(/^.* http:.*$/, publisher.url),
    ]);
    expect(stdout).toContain('✓');
  });

  it.each(requests)('%s', async (line) => {
    const asked = line.replaceAll('http://localhost:3000/', publisher.url).replace('curl', 'curl --fail -sS');
    const { stdout } = await run('sh', ['-c', asked], { cwd: home });
    if (!line.includes(' -O ')) expect(stdout.length).toBeGreaterThan(4);
  });

  it.each(servers)('%s', (line) => {
    const flags = line.replace('npx munpart serve ', '').split(' ');
    expect(() => readSettings(flags, {})).not.toThrow();
  });

  it.each(blocks('sparql'))('%s', async (query) => {
    const answer = await fetch(`${publisher.url}sparql`, {
      method: 'POST',
      headers: { 'content-type': 'application/sparql-query', accept: 'application/sparql-results+json' },
      body: query,
    });
    expect(answer.status).toBe(200);
    const { results } = (await answer.json()) as { results: { bindings: unknown[] } };
    expect(results.bindings.length).toBeGreaterThan(0);
  });

  it('lists the settings as they are', async () => {
    const rows = settingRows().map(
      ({ flag, variable, defaultValue, help }) =>
        `| \`${flag}\` | \`${variable}\` | ${help} | ${defaultValue} |`,
    );
    const table = ['| flag | variable | what | default |', '|---|---|---|---|', ...rows].join('\n');
    expect(readme).toContain(`<!-- settings -->\n${table}\n<!-- /settings -->`);
    expect(rows).toHaveLength(Object.keys(SETTINGS).length);
  });
});
