import { join } from 'node:path';
import type { Settings } from '../../config.ts';
import { baseIri } from '../../setting-values.ts';

/** The settings with the base IRI that dataset.yaml names, where none is given; what is wrong in that file is told when the records are read. */
export async function withOwnBase(settings: Settings): Promise<Settings> {
  if (settings.baseIri !== undefined || settings.rdf !== undefined) return settings;
  const base = baseIri.safeParse(await statedBase(join(settings.data, 'dataset.yaml')));
  return base.success ? { ...settings, baseIri: base.data } : settings;
}

async function statedBase(file: string): Promise<unknown> {
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(file, 'utf8').catch(() => '');
  if (!/^base:/m.test(text)) return undefined;
  const { parseYaml } = await import('../../records/reading/yaml.ts');
  const { value } = parseYaml(text, file).source;
  return (value as { readonly base?: unknown } | null | undefined)?.base;
}
