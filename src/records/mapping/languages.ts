import type { Issue, RecordEntry } from '../reading/source.ts';
import type { Records } from '../record-types/index.ts';
import type { Localized } from './text.ts';

type Named = RecordEntry<{ readonly name: Localized }>;

/** The languages of the data: those that dataset.yaml names; where there is none, those in which all places and countries have a name, else the one in which most have. */
export function dataLanguages(records: Records): readonly string[] {
  const stated = records.dataset.get('dataset')?.value.languages;
  if (stated !== undefined) return stated;
  const names = [...records.places.values(), ...records.countries.values()].map(({ value }) => value.name);
  const counts = new Map<string, number>();
  for (const name of names) {
    for (const tag of Object.keys(name)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a);
  const common = byCount.filter(([, count]) => count === names.length);
  return (common.length > 0 ? common : byCount.slice(0, 1)).map(([tag]) => tag);
}

/** Names that are missing in a language of the data: one note a register and language, since nothing is filled in for them. */
export function* missingNames(records: Records): Iterable<Issue> {
  const languages = records.dataset.get('dataset')?.value.languages ?? [];
  for (const language of languages) {
    for (const register of Object.values<ReadonlyMap<string, RecordEntry<unknown>>>(records)) {
      const missing = [...register.values()].filter(isNamed).filter(({ value }) => !(language in value.name));
      const [first] = missing;
      if (first === undefined) continue;
      yield {
        ...first.source.issue([...first.path, 'name'], noteOn(missing, language), 'key'),
        severity: 'warning',
      };
    }
  }
}

function isNamed(entry: RecordEntry<unknown>): entry is Named {
  const { value } = entry;
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'object';
}

function noteOn(missing: readonly Named[], language: string): string {
  const [first, ...others] = missing.map(({ slug }) => `"${slug}"`);
  if (others.length === 0) return `${first} has no name in the language ${language} of the data`;
  const shown = others.slice(0, 3).join(', ');
  const more = others.length > 3 ? ` and ${others.length - 3} more` : '';
  return `${first}, ${shown}${more} have no name in the language ${language} of the data`;
}
