import { z } from 'zod';
import { parseNQuads } from '../../../rdf/canonical.ts';
import { LABEL_PROPERTIES } from '../../../rdf/label.ts';
import { PREFIXES } from '../../../rdf/namespaces.ts';
import type { Quad, Term } from '../../../rdf/terms.ts';
import { citationOf } from '../facts.ts';
import { AnsweredProblem, type FetchedText, fetchFrom, type Publisher } from '../publisher.ts';
import { tool } from '../tool.ts';

const { rdf, dcterms, prov, foaf } = PREFIXES;
/** Properties that lead to where a statement comes from. */
const SOURCES = [`${prov}wasDerivedFrom`, `${dcterms}source`, `${foaf}page`];
const MAX_STATEMENTS = 400;
const N_QUADS = 'application/n-quads';
const N_TRIPLES = 'application/n-triples';

/** One statement as values. */
interface StatementValues {
  readonly property: string;
  readonly propertyLabel?: string;
  readonly value: string;
  readonly valueLabel?: string;
  readonly language?: string;
  readonly datatype?: string;
}

/** All that is said of one thing. */
export const GET_RESOURCE = tool({
  name: 'get_resource',
  title: 'Get a resource',
  description:
    'All that the data say of one thing, and what points at it, with labels, the citation, the release and the pages that the statements come from. Takes an IRI of the data, or an identifier of others (Wikidata Q104740, a GeoNames or NUTS IRI).',
  input: z.object({
    iri: z.string().min(1).max(2000).describe('IRI of the thing, or an identifier such as Q104740'),
    language: z
      .string()
      .regex(/^[a-z]{2,3}$/)
      .default('en')
      .describe('Language of the labels, where there are any in it'),
  }),
  run: async (publisher, { iri, language }) => {
    const [response, citation] = await Promise.all([documentAbout(publisher, iri), citationOf(publisher)]);
    const quads = [...parseNQuads(response.text)];
    const subject = topicOf(quads, response, iri);
    const labels = new Labels(quads, language);
    const about = quads.filter((quad) => isPartOf(quad.subject.value, subject));
    const toIt = quads.filter(
      (quad) =>
        quad.object.value === subject && !about.includes(quad) && !quad.predicate.value.startsWith(foaf),
    );
    const shown = about.slice(0, MAX_STATEMENTS);
    const shownToIt = toIt.slice(0, MAX_STATEMENTS);
    const truncated = shown.length < about.length || shownToIt.length < toIt.length;
    const sources = [
      ...new Set([
        ...about
          .filter(({ predicate }) => SOURCES.includes(predicate.value))
          .map(({ object }) => object.value),
        ...about.flatMap(({ graph }) => (graph.value === '' ? [] : [graph.value])),
      ]),
    ];
    const data = {
      iri: subject,
      url: response.url,
      label: labels.of(subject),
      types: about.flatMap((quad) =>
        quad.subject.value === subject && quad.predicate.value === `${rdf}type` ? [quad.object.value] : [],
      ),
      statements: shown.map((quad) => ({
        ...(quad.subject.value !== subject && { subject: quad.subject.value }),
        ...statementOf(quad, labels),
      })),
      mentionedBy: shownToIt.map(({ subject: other, predicate }) => ({
        subject: other.value,
        label: labels.of(other.value),
        property: predicate.value,
      })),
      ...{ total: about.length + toIt.length, truncated, sources, citation },
    };
    return { text: textOf(data, labels), data };
  },
});

/** The document about a thing in N-Quads: by its IRI, else by what others call it. */
async function documentAbout(publisher: Publisher, iri: string): Promise<FetchedText> {
  const options = { accept: `${N_QUADS}, ${N_TRIPLES};q=0.9` };
  if (iri.startsWith(publisher.base) && !iri.includes('?')) {
    const address = iri.slice(publisher.base.length).replace(/#.*/, '');
    const page = await fetchFrom(publisher, address, options);
    if ([N_QUADS, N_TRIPLES].includes(page.mediaType)) return page;
    throw new AnsweredProblem({
      ...{ kind: 'not-found', status: 404, title: 'Not found' },
      detail: `${iri} is a page of the publisher, and no thing that the data describe.`,
    });
  }
  const document = await ifFound(fetchFrom(publisher, byIri('doc', iri), options));
  // What is only pointed at may be another name of something that is described.
  if (document?.text.includes(`\n<${iri}> `) || document?.text.startsWith(`<${iri}> `)) return document;
  const identified = await ifFound(fetchFrom(publisher, byIri('lookup', iri), options));
  return identified ?? document ?? fetchFrom(publisher, byIri('lookup', iri), options);
}

/** An answer, or undefined where there is none of that name. */
async function ifFound(response: Promise<FetchedText>): Promise<FetchedText | undefined> {
  try {
    return await response;
  } catch (error) {
    const isAbsent =
      error instanceof AnsweredProblem && ['not-found', 'malformed'].includes(String(error.kind));
    if (isAbsent) return undefined;
    throw error;
  }
}

function byIri(address: string, iri: string): string {
  return `${address}?iri=${encodeURIComponent(iri)}`;
}

/** What the document is about: the IRI itself, or that to which an identifier of others led. */
function topicOf(quads: readonly Quad[], { url }: FetchedText, iri: string): string {
  if (
    quads.some(
      ({ subject, object }) => subject.value === iri || (object.value === iri && url.includes('doc?iri=')),
    )
  )
    return iri;
  const topic = quads.find(({ predicate }) => predicate.value === `${foaf}primaryTopic`)?.object.value;
  return topic ?? new URL(url).searchParams.get('iri') ?? iri;
}

/** Agreements and coordinates are written as parts of what they belong to: `…#agreement-1993`. */
function isPartOf(iri: string, whole: string): boolean {
  return iri === whole || iri.startsWith(`${whole}#`);
}

function statementOf({ predicate, object }: Quad, labels: Labels): StatementValues {
  const propertyLabel = labels.of(predicate.value);
  const named = object.termType === 'Literal' ? undefined : labels.of(object.value);
  return {
    property: predicate.value,
    ...(propertyLabel !== undefined && { propertyLabel }),
    value: object.value,
    ...(named !== undefined && { valueLabel: named }),
    ...literalOf(object),
  };
}

function literalOf(term: Term): Pick<StatementValues, 'language' | 'datatype'> {
  if (term.termType !== 'Literal') return {};
  return term.language === '' ? { datatype: term.datatype.value } : { language: term.language };
}

/** Names of what a document mentions, in one language where they have one in it. */
class Labels {
  readonly #labels = new Map<string, { readonly text: string; readonly rank: number }>();

  constructor(quads: readonly Quad[], language: string) {
    for (const { subject, predicate, object } of quads) {
      const property = LABEL_PROPERTIES.indexOf(predicate.value);
      if (property < 0 || object.termType !== 'Literal') continue;
      const spoken = [language, 'en', ''].indexOf(object.language);
      const rank = (spoken < 0 ? 3 : spoken) * LABEL_PROPERTIES.length + property;
      const known = this.#labels.get(subject.value);
      if (known === undefined || rank < known.rank)
        this.#labels.set(subject.value, { text: object.value, rank });
    }
  }

  of(iri: string): string | undefined {
    return this.#labels.get(iri)?.text;
  }
}

interface Described {
  readonly iri: string;
  readonly label: string | undefined;
  readonly url: string;
  readonly statements: readonly (StatementValues & { readonly subject?: string })[];
  readonly mentionedBy: readonly {
    readonly subject: string;
    readonly label: string | undefined;
    readonly property: string;
  }[];
  readonly total: number;
  readonly truncated: boolean;
  readonly sources: readonly string[];
  readonly citation: { readonly text: string };
}

function textOf(resource: Described, labels: Labels): string {
  const { iri, label, statements, mentionedBy, total, truncated, sources, citation } = resource;
  const shown = statements.length + mentionedBy.length;
  return [
    `${label ?? iri} <${iri}>`,
    ...statements.map((one) => {
      const of = one.subject === undefined ? '' : `${labels.of(one.subject) ?? one.subject} – `;
      return `- ${of}${one.propertyLabel ?? one.property}: ${shownValue(one)}`;
    }),
    ...(mentionedBy.length > 0 ? ['Mentioned by:'] : []),
    ...mentionedBy.map(
      (one) => `- ${one.label ?? one.subject} <${one.subject}> (${labels.of(one.property) ?? one.property})`,
    ),
    ...(truncated ? [`TRUNCATED: ${shown} of ${total} statements; the whole is at ${resource.url}`] : []),
    ...(sources.length > 0 ? [`Sources: ${sources.join(' ')}`] : []),
    `From: ${citation.text}`,
  ].join('\n');
}

function shownValue({ value, valueLabel, language, datatype }: StatementValues): string {
  if (language !== undefined) return `${value} (${language})`;
  if (datatype !== undefined) return value;
  return valueLabel === undefined ? `<${value}>` : `${valueLabel} <${value}>`;
}
