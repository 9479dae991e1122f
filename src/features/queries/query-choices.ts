import { documents, type Site } from '../../http/serving/publication.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { QueryError } from '../../query/port.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import type { QueryParameter } from './parameters.ts';

/** More than these nobody chooses from a list. */
const MAX_CHOICES = 500;
const PROLOGUE = ['mp', 'rdfs', 'skos'].map(
  (prefix) => `PREFIX ${prefix}: <${PREFIXES[prefix as 'mp' | 'rdfs' | 'skos']}>\n`,
);

/** Good values of a parameter with their labels in a language, in the order of these; none where the data cannot tell in time. */
export async function choicesOf(site: Site, { choices }: QueryParameter, language: Language) {
  if (choices === undefined) return [];
  const select = `${PROLOGUE.join('')}SELECT DISTINCT ?value ?label WHERE {
  ${choices}
  FILTER(LANG(?label) = "${language}")
} LIMIT ${MAX_CHOICES}`;
  try {
    const rows = await documents(site).rows(select);
    return rows
      .flatMap(({ value, label }) =>
        label ? [{ value: value?.value ?? label.value, label: label.value }] : [],
      )
      .sort((a, b) => a.label.localeCompare(b.label, language));
  } catch (error) {
    if (error instanceof QueryError) return [];
    throw error;
  }
}
