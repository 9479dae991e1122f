import { readdir, readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSettings, SETTINGS, type Settings } from '../../config.ts';
import { baseIri } from '../../setting-values.ts';

/** The settings with the base IRI that dataset.yaml names, where none is given; what is wrong in that file is told when the records are read. */
export async function withOwnBase(settings: Settings): Promise<Settings> {
  if (settings.baseIri !== undefined || settings.rdf !== undefined) return settings;
  const base = baseIri.safeParse(await statedBase(join(settings.data, 'dataset.yaml')));
  return base.success ? { ...settings, baseIri: base.data } : settings;
}

async function statedBase(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (!/^base:/m.test(text)) return undefined;
  const { parseYaml } = await import('../../records/reading/yaml.ts');
  const { value } = parseYaml(text, file).source;
  return (value as { readonly base?: unknown } | null | undefined)?.base;
}

const DEMO = fileURLToPath(new URL('../../../data/', import.meta.url));
const NO_RECORDS = `there are no records in ${SETTINGS.data.defaultValue}/: what follows is the demo that comes with munpart; munpart init DIR begins records of your own, --data DIR names those that there are`;

/** Settings as readSettings reads them; where nobody has said which records and the usual place has none, their records are the demo that comes with munpart, and stderr is told. */
export async function readSettingsOrDemo(
  flags: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Settings> {
  const settings = readSettings(flags, env);
  const isNamed = settings.rdf !== undefined || isDataNamed(flags, env);
  if (isNamed || (await hasRecords(settings.data))) return settings;
  console.error(`munpart: ${NO_RECORDS}`);
  return { ...settings, data: DEMO };
}

function isDataNamed(flags: readonly string[], env: Readonly<Record<string, string | undefined>>): boolean {
  const { flag, variable } = SETTINGS.data;
  return flags.some((word) => word.split('=')[0] === `--${flag}`) || Boolean(env[variable]);
}

/** Whether any record lies below the directory. */
export async function hasRecords(directory: string): Promise<boolean> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  return names.some((name) => /\.ya?ml$/.test(name));
}

/** IRIs that say localhost mean nothing to anyone else: told where others read them, on a network or in files. */
export function warnOfLocalBase({ baseIri, host }: Settings, isForOthers = !isLoopback(host)): void {
  if (baseIri !== undefined || !isForOthers) return;
  console.error(
    'munpart: WARNING: the IRIs begin with http://localhost, which means nothing to others. Give --base-iri, or base in dataset.yaml.',
  );
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || (isIPv6(host) && host === '::1');
}
