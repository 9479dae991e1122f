import { z } from 'zod';
import { citationOf } from '../facts.ts';
import { AnsweredProblem, fetchJson, type Publisher } from '../publisher.ts';
import { type ToolResult, tool } from '../tool.ts';

/** What `/def/terms.json` answers. */
interface Terms {
  readonly prefixes: Readonly<Record<string, string>>;
  readonly terms: readonly Term[];
}

interface Term {
  readonly iri: string;
  readonly kind: 'class' | 'property' | 'concept';
  readonly count?: number;
  readonly labels: Readonly<Record<string, string>>;
}

const MAX_TERMS = 500;

/** Which classes, properties and concepts the data use, and how often. */
export const DESCRIBE_VOCABULARY = tool({
  name: 'describe_vocabulary',
  title: 'Describe the vocabulary',
  description:
    'The classes and properties that this release uses, with how often, their names and the prefixes for queries; concepts with kind = concept. With `class`, the properties of its members and what their values are. Works for any data.',
  input: z.object({
    kind: z
      .enum(['class', 'property', 'concept'])
      .optional()
      .describe('Only these; classes and properties where absent'),
    contains: z.string().max(200).optional().describe('Only terms whose IRI or name contains this'),
    class: z
      .string()
      .max(2000)
      .optional()
      .describe(
        'IRI of a class: which properties its members have, with the classes and datatypes of the values',
      ),
  }),
  run: async (publisher, { kind, contains = '', class: type }) => {
    if (type !== undefined) return classOf(publisher, type);
    const [{ prefixes, terms }, citation] = await Promise.all([
      fetchJson<Terms>(publisher, 'def/terms.json'),
      citationOf(publisher),
    ]);
    const searched = contains.toLowerCase();
    const found = terms
      .filter((term) => (kind === undefined ? term.kind !== 'concept' : term.kind === kind))
      .filter(({ iri, labels }) =>
        [iri, ...Object.values(labels)].some((text) => text.toLowerCase().includes(searched)),
      )
      .toSorted((one, other) => (other.count ?? 0) - (one.count ?? 0));
    const shown = found.slice(0, MAX_TERMS);
    const truncated = shown.length < found.length;
    const used = Object.entries(prefixes).filter(([, stem]) => shown.some(({ iri }) => iri.startsWith(stem)));
    const text = [
      ...used.map(([prefix, stem]) => `PREFIX ${prefix}: <${stem}>`),
      ...(['class', 'property', 'concept'] as const).flatMap((each) => section(each, shown, used)),
      ...(truncated ? [`TRUNCATED: ${shown.length} of ${found.length} terms; \`contains\` selects`] : []),
      `From: ${citation.text}`,
    ].join('\n');
    const data = {
      prefixes: Object.fromEntries(used),
      terms: shown,
      total: found.length,
      truncated,
      citation,
    };
    return { text, data };
  },
});

function section(
  kind: Term['kind'],
  terms: readonly Term[],
  prefixes: readonly (readonly [string, string])[],
) {
  const own = terms.filter((term) => term.kind === kind);
  if (own.length === 0) return [];
  const names = { class: 'Classes', property: 'Properties', concept: 'Concepts' };
  return [`${names[kind]}:`, ...own.map((term) => termLine(term, prefixes))];
}

function termLine({ iri, count, labels }: Term, prefixes: readonly (readonly [string, string])[]): string {
  const prefix = prefixes.find(([, stem]) => iri.startsWith(stem) && /^[\w-]+$/.test(iri.slice(stem.length)));
  const name = prefix ? `${prefix[0]}:${iri.slice(prefix[1].length)}` : `<${iri}>`;
  const label = labels.en ?? labels[''] ?? Object.values(labels)[0];
  return `- ${name}${count === undefined ? '' : ` ${count}`}${label === undefined ? '' : ` “${label}”`}`;
}

/** What `/dataset/partitions.json` says of a class. */
interface ClassUse {
  readonly class: string;
  readonly entities: number;
  readonly properties: readonly {
    readonly property: string;
    readonly triples: number;
    readonly objectClasses: Readonly<Record<string, number>>;
    readonly datatypes: Readonly<Record<string, number>>;
  }[];
}

async function classOf(publisher: Publisher, type: string): Promise<ToolResult> {
  const [{ classes }, citation] = await Promise.all([
    fetchJson<{ readonly classes: readonly ClassUse[] }>(publisher, 'dataset/partitions.json'),
    citationOf(publisher),
  ]);
  const use = classes.find((one) => one.class === type);
  if (use === undefined) {
    throw new AnsweredProblem({
      ...{ kind: 'not-found', status: 404, title: 'Not found' },
      detail: `Nothing is of the class ${type}. There are: ${classes.map((one) => one.class).join(' ')}`,
    });
  }
  const ranges = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([name, count]) => `<${name}> ${count}`);
  const text = [
    `<${type}>: ${use.entities} members. Property, statements, what the values are:`,
    ...use.properties.map(({ property, triples, objectClasses, datatypes }) =>
      [`- <${property}> ${triples}`, ...ranges(objectClasses), ...ranges(datatypes)].join('; '),
    ),
    `From: ${citation.text}`,
  ].join('\n');
  return { text, data: { ...use, citation } };
}
