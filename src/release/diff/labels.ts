import { bestLabel, type LabelText, labelText } from '../../rdf/label.ts';
import { localName } from '../../rdf/local-name.ts';
import { RDFS } from '../../rdf/vocabularies.ts';
import { iriOf, quadsOf, statement } from '../n-quads/lines.ts';
import type { Release } from '../store/manifest.ts';
import { describedLines } from './diff.ts';
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
export async function labelsIn(release: Release, iris: ReadonlySet<string>): Promise<Labels> {
  const present = new Set<string>();
  const found = new Map<string, LabelText[]>();
  for await (const lines of describedLines(release)) {
    for (const line of lines) {
      const { subject, predicate } = statement(line);
      const iri = iriOf(subject) ?? subject;
      if (!iris.has(iri)) continue;
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
