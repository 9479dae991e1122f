import { join } from 'node:path';
import { RDFS } from '../../rdf/vocabularies.ts';
import { iriOf, quadsOf, statement } from '../n-quads/lines.ts';
import { storedLines } from '../n-quads/stored-lines.ts';
import type { Release } from '../store/manifest.ts';
import { languageOf } from './resource.ts';

const LABEL = `<${RDFS.label.value}>`;

/** Labels of some resources, by language. */
export interface Labels {
  /** The label in the language, else in English, else in any; the last part of the IRI where there is none. */
  of(iri: string, language: string): string;
  /** Whether the release says anything of the resource itself. */
  has(iri: string): boolean;
}

/** Reads the labels that a release gives these resources. */
export async function labelsIn({ directory }: Release, iris: ReadonlySet<string>): Promise<Labels> {
  const present = new Set<string>();
  const found = new Map<string, Map<string, string>>();
  for await (const lines of storedLines(join(directory, 'dataset.nq'))) {
    for (const line of lines) {
      const { subject, predicate, graph } = statement(line);
      const iri = iriOf(subject) ?? subject;
      if (graph !== '' || !iris.has(iri)) continue;
      present.add(iri);
      if (predicate === LABEL) addLabel(found, iri, line);
    }
  }
  return {
    of: (iri, language) => {
      const labels = found.get(iri);
      const [any] = labels?.values() ?? [];
      return labels?.get(language) ?? labels?.get('en') ?? any ?? localName(iri);
    },
    has: (iri) => present.has(iri),
  };
}

function addLabel(found: Map<string, Map<string, string>>, iri: string, line: string): void {
  const labels = found.get(iri) ?? new Map<string, string>();
  for (const { object } of quadsOf([line])) {
    const language = languageOf(object);
    if (!labels.has(language)) labels.set(language, object.value);
  }
  found.set(iri, labels);
}

function localName(iri: string): string {
  return iri.split(/[/#]/).findLast((part) => part !== '') ?? iri;
}
