import { join } from 'node:path';
import { bestLabel, type LabelText, labelText } from '../../rdf/label.ts';
import { localName } from '../../rdf/local-name.ts';
import { RDFS } from '../../rdf/vocabularies.ts';
import { iriOf, quadsOf, statement } from '../n-quads/lines.ts';
import { storedLines } from '../n-quads/stored-lines.ts';
import type { Release } from '../store/manifest.ts';
import { languageOf } from './resource.ts';

const LABEL = `<${RDFS.label.value}>`;

/** Labels of some resources, by language. */
export interface Labels {
  /** The best label for readers of the language; the last part of the IRI where there is none. */
  of(iri: string, language: string): string;
  /** Whether the release says anything of the resource itself. */
  has(iri: string): boolean;
}

/** Reads the labels that a release gives these resources. */
export async function labelsIn({ directory }: Release, iris: ReadonlySet<string>): Promise<Labels> {
  const present = new Set<string>();
  const found = new Map<string, LabelText[]>();
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
      return bestLabel(found.get(iri) ?? [], language)?.text ?? localName(iri);
    },
    has: (iri) => present.has(iri),
  };
}

function addLabel(found: Map<string, LabelText[]>, iri: string, line: string): void {
  const labels = quadsOf([line]).map(({ object }) => labelText(object.value, languageOf(object)));
  found.set(iri, [...(found.get(iri) ?? []), ...labels]);
}
