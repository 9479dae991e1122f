import type { Text } from '../../pages/data-text.ts';
import { type Bases, describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import { bestLabel, labelTexts } from '../../rdf/label.ts';
import {
  type Comparison,
  type ComparisonRow,
  countDifferences,
  DIFFERENCES,
  distinctLines,
  hasEnded,
  isTwinning,
  type Relation,
  referencesOf,
  timesOf,
} from './compare/index.ts';
import type { ComparedLink, ComparedTwin, ComparisonView } from './comparison.ts';
import { itemPage } from './snapshot/items.ts';

/** A comparison for a page in the language; `bases` say where documents are. */
export function comparisonView(comparison: Comparison, bases: Bases, language: Language): ComparisonView {
  const { endpoint, retrieved, parts } = comparison;
  return {
    endpoint,
    retrieved,
    total: countDifferences(distinctLines(comparison)),
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
    ...(relation && { local: hereView(relation, bases) }),
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

function hereView(relation: Relation, bases: Bases): NonNullable<ComparedTwin['local']> {
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
