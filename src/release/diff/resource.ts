import { bestLabel, type LabelText, labelText } from '../../rdf/label.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { isSameLanguage } from '../../rdf/term-faults.ts';
import type { Quad, Term } from '../../rdf/terms.ts';
import { localName } from '../../rdf/uri.ts';
import { RDF, RDFS } from '../../rdf/vocabularies.ts';
import { memoized } from '../../text/memoize.ts';
import { about, iriOf, type Lines, quadsOf, statement } from '../n-quads/lines.ts';
import { StoredSubjects } from '../n-quads/stored-subjects.ts';
import { type Release, siteBase } from '../store/manifest.ts';
import { describedLines, diffReleases, type LineSource, linesAbout } from './diff.ts';

/** One resource of the default graph with its own statements. */
export interface ReleaseResource {
  readonly iri: string;
  /** Objects of a property, given as its IRI, in the order of the canonical lines. */
  values(property: string): readonly Term[];
  /** Text of the first object; empty where there is none. */
  text(property: string): string;
  /** The preferred label in a language; empty where there is none. */
  label(language: string): string;
  /** The resources that a property leads to. */
  linked(property: string): readonly ReleaseResource[];
}

const PREFERRED = `${PREFIXES.skos}prefLabel`;
const CACHE_SIZE = 20_000;

/** Looks resources up by IRI; labels and places are asked for again and again, so the last ones are remembered. */
export function resourcesOf(lines: Lines): (iri: string) => ReleaseResource {
  const find: (iri: string) => ReleaseResource = memoized(CACHE_SIZE, (iri) =>
    resource(iri, about(lines, iri), find),
  );
  return find;
}

/** IRIs of the default graph's instances of a class, in code point order of their lines. */
export function* instances(lines: Lines, type: string): Iterable<string> {
  if (lines.subjectsWith) return yield* lines.subjectsWith(`<${RDF.type.value}>`, `<${type}>`);
  const end = ` <${RDF.type.value}> <${type}> .`;
  for (const line of lines) {
    if (!line.endsWith(end)) continue;
    const iri = iriOf(statement(line).subject);
    if (iri !== undefined) yield iri;
  }
}

function resource(
  iri: string,
  quads: readonly Quad[],
  find: (iri: string) => ReleaseResource,
): ReleaseResource {
  const objects = new Map<string, Term[]>();
  for (const { predicate, object } of quads) {
    const known = objects.get(predicate.value);
    if (known === undefined) objects.set(predicate.value, [object]);
    else known.push(object);
  }
  const values = (property: string): readonly Term[] => objects.get(property) ?? [];
  return {
    iri,
    values,
    text: (property) => values(property)[0]?.value ?? '',
    label: (language) =>
      values(PREFERRED).find((term) => isSameLanguage(languageOf(term), language))?.value ?? '',
    linked: (property) =>
      values(property).flatMap((term) => (term.termType === 'NamedNode' ? [find(term.value)] : [])),
  };
}

/** The language tag of a literal, as written; empty for any other term. */
export function languageOf(term: Term): string {
  return term.termType === 'Literal' ? term.language : '';
}

const LABEL = `<${RDFS.label.value}>`;
/** So many resources are looked up one by one. */
const MAX_SOUGHT = 2_000;

/** Labels of some resources, by language. */
export interface Labels {
  /** The best label for readers of the language; the last part of the IRI where there is none. */
  of(iri: string, language: string): string;
  /** Whether the release says anything of the resource itself. */
  has(iri: string): boolean;
}

/** Reads the labels that a release gives these resources. */
export async function labelsIn(release: Release, iris: ReadonlySet<string>): Promise<Labels> {
  // Foreign data may say anything of one thing, more than is to be held; of records, few are looked up sooner than all is read.
  const isFew = iris.size <= MAX_SOUGHT && release.manifest.described !== 'union';
  return isFew
    ? StoredSubjects.read(release, (stored) =>
        labelsOf(iris, describedLines(release, linesAbout(stored, iris))),
      )
    : labelsOf(iris, describedLines(release));
}

async function labelsOf(iris: ReadonlySet<string>, source: LineSource): Promise<Labels> {
  const present = new Set<string>();
  const found = new Map<string, LabelText[]>();
  for await (const lines of source) {
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

/** The media type of an RDF Patch in text. */
export const PATCH_TYPE = 'application/rdf-patch';

/** The patch from one release to another as RDF Patch text: a header, then `D` and `A` rows in the order of the canonical lines, in one transaction; in pieces that end in a line feed. */
export async function* patchOf(from: Release, to: Release): AsyncIterable<string> {
  yield `H id <${addressOf(to)}> .\nH prev <${addressOf(from)}> .\nTX .\n`;
  for await (const { op, line } of diffReleases(from, to)) yield `${op} ${line}\n`;
  yield 'TC .\n';
}

/** The address of a release; it names the release in metadata too. */
export function addressOf({ manifest }: Release): string {
  return `${siteBase(manifest)}releases/${manifest.name}`;
}
