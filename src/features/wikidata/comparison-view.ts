import { type Bases, describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Text } from '../../pages/resource-view.ts';
import { bestLabel, labelTexts } from '../../rdf/label.ts';
import { type CsvColumn, csv } from '../../text/csv.ts';
import { type Comparison, countDifferences, distinctLines } from './compare/compare.ts';
import { type ComparisonRow, DIFFERENCES } from './compare/comparison-row.ts';
import { hasEnded, isTwinning, type LocalRelation } from './compare/local.ts';
import { type ComparisonTableRow, nameIn, referencesOf, rowsOf, timesOf } from './compare/table.ts';
import { batches, quickStatements } from './quickstatements.ts';
import { itemPage } from './snapshot/snapshot.ts';

/** The classes of difference between the twinnings here and those in Wikidata. */
export const DIFFERENCE_KEYS = ['same', 'dates', 'one-way', 'here', 'there'] as const;

/** One of the classes of difference. */
export type DifferenceKey = (typeof DIFFERENCE_KEYS)[number];

/** How many twinnings there are in each class of difference. */
export type DifferenceCounts = Readonly<Record<DifferenceKey, number>>;

/** The twinnings here beside those in Wikidata. */
export interface ComparisonView {
  /** URL of the endpoint that was asked. */
  readonly endpoint: string;
  /** The day, `2026-11-21`. */
  readonly retrieved: string;
  readonly total: DifferenceCounts;
  readonly parts: readonly ComparedMunicipality[];
  /** Commands of QuickStatements that add what is missing there; empty where nothing is, or a person must decide. */
  readonly additions: string;
}

/** One municipality with what differs. */
export interface ComparedMunicipality {
  readonly name: Text;
  /** Its document here. */
  readonly href: string;
  readonly state: 'compared' | 'unlinked' | 'not-asked';
  readonly counts: DifferenceCounts;
  /** Its twinnings with places that have no verified item. */
  readonly unlinked: number;
  readonly groups: readonly {
    readonly difference: DifferenceKey;
    readonly lines: readonly ComparedTwin[];
  }[];
}

/** One twin on both sides; dates are partial dates or, there, decades as `1990s`. */
export interface ComparedTwin {
  readonly name: Text;
  /** Its document here, where it is one of ours. */
  readonly href?: string;
  /** Number of its Wikidata item, and the item's page. */
  readonly item: string;
  readonly itemHref: string;
  readonly local?: {
    /** The document of the partnership; absent where there is only a bare triple. */
    readonly href?: string;
    readonly isTwinning: boolean;
    readonly start: readonly string[];
    readonly end: readonly string[];
    readonly ended: boolean;
    readonly disputed: boolean;
    readonly sources: readonly ComparedLink[];
  };
  readonly wikidata?: {
    /** Where the statements are read. */
    readonly href: string;
    readonly direction: 'both' | 'outward' | 'inward';
    readonly start: readonly string[];
    readonly end: readonly string[];
    readonly ended: boolean;
    readonly references: readonly ComparedLink[];
  };
  /** Whether a statement of it there is held to be wrong. */
  readonly deprecated: boolean;
}

/** A source on either side. */
export interface ComparedLink {
  readonly href: string;
  readonly label: string;
}

/** A comparison for a page in the language; `bases` say where documents are. */
export function comparisonView(comparison: Comparison, bases: Bases, language: Language): ComparisonView {
  const { endpoint, retrieved, parts } = comparison;
  return {
    endpoint,
    retrieved,
    total: countDifferences(distinctLines(comparison)),
    additions: additionsTo(comparison),
    parts: parts.map(({ municipality, state, lines, unlinked }) => ({
      name: textIn(municipality.labels, language, municipality.iri),
      href: describedPath(municipality.iri, bases),
      state,
      counts: countDifferences(lines),
      unlinked: unlinked.length,
      groups: DIFFERENCES.map((difference) => ({
        difference,
        lines: lines
          .filter((line) => line.difference === difference)
          .map((line) => twinView(line, bases, language))
          .sort((a, b) => a.name.text.localeCompare(b.name.text, language)),
      })).filter((group) => group.lines.length > 0),
    })),
  };
}

/** What is missing in Wikidata, as commands of QuickStatements. */
export function additionsTo(comparison: Comparison): string {
  return quickStatements(batches(comparison).flatMap(({ additions }) => additions));
}

function textIn(labels: Readonly<Record<string, string>>, language: Language, otherwise: string): Text {
  return bestLabel(labelTexts(labels), language) ?? { text: otherwise };
}

function twinView(line: ComparisonRow, bases: Bases, language: Language): ComparedTwin {
  const { twin, municipality, relation, outward, inward, direction, deprecated } = line;
  const wikidata = [...outward, ...inward];
  return {
    name: textIn(twin.labels, language, twin.item),
    ...(twin.iri !== undefined && { href: describedPath(twin.iri, bases) }),
    item: twin.item,
    itemHref: itemPage(twin.item),
    ...(relation && { local: localView(relation, bases) }),
    ...(direction !== 'none' && {
      wikidata: {
        href: itemPage(direction === 'inward' ? twin.item : municipality.item, 'P190'),
        direction,
        start: timesOf(wikidata, 'start'),
        end: timesOf(wikidata, 'end'),
        ended: wikidata.some(({ ended }) => ended),
        references: referencesOf(wikidata).map(linkOf),
      },
    }),
    deprecated,
  };
}

function localView(relation: LocalRelation, bases: Bases): NonNullable<ComparedTwin['local']> {
  const { partnership, start, end, disputed, sources } = relation;
  return {
    ...(partnership !== undefined && { href: describedPath(partnership, bases) }),
    isTwinning: isTwinning(relation),
    start,
    end,
    ended: hasEnded(relation),
    disputed,
    sources: sources.map(({ url, iri }) => linkOf(url ?? iri)),
  };
}

/** A source by the host that it is on, or by its item. */
function linkOf(href: string): ComparedLink {
  const item = /^http:\/\/www\.wikidata\.org\/entity\/(Q\d+)$/.exec(href)?.[1];
  if (item !== undefined) return { href: itemPage(item), label: item };
  return { href, label: URL.canParse(href) ? new URL(href).host || href : href };
}

const COLUMNS: readonly (keyof ComparisonTableRow)[] = [
  'difference',
  'municipality',
  'municipality_name',
  'municipality_item',
  'twin',
  'twin_name',
  'twin_item',
  'partnership',
  'kind_here',
  'start_here',
  'end_here',
  'ended_here',
  'sources_here',
  'direction_there',
  'start_there',
  'end_there',
  'ended_there',
  'deprecated_there',
  'start_agreement',
  'end_agreement',
  'statements_there',
  'references_there',
  'page_there',
];

/** All lines of a comparison as CSV (RFC 4180), lists joined by `;`. */
export function comparisonAsCsv(comparison: Comparison, language: string): string {
  const columns: CsvColumn<ComparisonTableRow>[] = COLUMNS.map((name) => ({
    name,
    cell: (row) => {
      const value = row[name];
      return typeof value === 'boolean' ? String(value) : value;
    },
  }));
  return [...csv(columns, rowsOf(comparison, language))].join('');
}

/** A comparison as JSON: where and when the other side was asked, counts in total and by municipality, and all lines. */
export function comparisonAsJson(comparison: Comparison, language: string): string {
  const { endpoint, retrieved, parts } = comparison;
  const municipalities = parts.map(({ municipality, state, lines, unlinked }) => ({
    iri: municipality.iri,
    name: nameIn(municipality.labels, language, municipality.iri),
    state,
    counts: countDifferences(lines),
    unlinked: unlinked.map(({ places, partnership }) => partnership ?? places.join(' ')),
  }));
  const total = countDifferences(distinctLines(comparison));
  const items = rowsOf(comparison, language);
  return `${JSON.stringify({ endpoint, retrieved, total, municipalities, items }, null, 2)}\n`;
}
