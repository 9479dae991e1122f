import { documents, type Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { describedPath } from '../../pages/document-address.ts';
import type { Language } from '../../pages/messages/messages.ts';
import type { Span } from '../../pages/parts/span-chart.tsx';
import { timeOf } from '../../pages/parts/year-scale.ts';
import { values } from '../../query/client.ts';
import { DEFINITIONS, PREFIXES } from '../../rdf/namespaces.ts';
import type { FacetedList } from '../lists/faceted-list.ts';
import { type ListedMember, valueText, withValues } from '../lists/listing.ts';
import { columnQuery, type ListColumn } from '../lists/lists.ts';
import { startColumn } from '../lists/perspectives.ts';
import type { Browsing } from '../lists/selection.ts';
import { orderOf } from '../lists/sorting.ts';

/** The selected members over time. */
export interface Spans {
  /** The earliest first; no more than a page can carry. */
  readonly spans: readonly Span[];
  /** How many have a start. */
  readonly dated: number;
  readonly undated: number;
  /** By IRI: what the kinds are called. */
  readonly kinds: ReadonlyMap<string, string>;
}

/** More bars than these are no picture. */
const MAX_SPANS = 120;

/** The selected members that have a start, as spans of time. */
export async function spansOf(request: Browsing, language: Language): Promise<Spans> {
  const { site, list, selection } = request;
  const start = startColumn(list);
  if (start === undefined) throw new RangeError(`${list.name} has no dates`);
  const order = await orderOf({ ...request, sorting: { key: start.key, descending: false } }, language);
  // In the order of their starts, those without one last.
  const places = Array.from(list.index.select(selection, order).members);
  const listed = await withValues(
    site,
    list,
    places.slice(0, MAX_SPANS).flatMap((place) => list.byIri.get(list.index.members[place] ?? '') ?? []),
    language,
    false,
  );
  const confirmed = list.name === 'partnerships' ? await confirmations(request, listed) : undefined;
  const spans = listed.flatMap((member) => spanOf(request, member, start.key, confirmed) ?? []);
  const starts = await datedPlaces(site, list, start);
  const dated = places.filter((place) => starts[place] === 1).length;
  return { spans, dated, undated: places.length - dated, kinds: kindsOf(listed, language) };
}

/** By place of the member: 1 where it has a start. */
function datedPlaces(site: Site, list: FacetedList, start: ListColumn): Promise<Uint8Array> {
  return readStored(site, `dated ${list.name}`, async () => {
    const dated = new Uint8Array(list.index.members.length);
    for (const { iri, value } of await documents(site).rows(columnQuery(list, start))) {
      const place = iri && list.byIri.get(iri.value)?.place;
      if (place !== undefined && value && timeOf(value.value) !== undefined) dated[place] = 1;
    }
    return dated;
  });
}

function spanOf(
  { site }: Browsing,
  member: ListedMember,
  start: string,
  confirmed: ReadonlyMap<string, number> | undefined,
): Span | undefined {
  const first = (key: string) => member.values.get(key)?.[0]?.term.value;
  const [begin, end] = [first(start), first('end')];
  const from = begin === undefined ? undefined : timeOf(begin);
  if (begin === undefined || from === undefined) return undefined;
  const until = end === undefined ? undefined : timeOf(end);
  return {
    name: member.label.text,
    href: describedPath(member.iri, site),
    kind: first('kind'),
    start: begin,
    end,
    from,
    // Only of partnerships is it a question whether they still last.
    until: until ?? (confirmed ? undefined : from),
    known: until ?? Math.max(from, confirmed?.get(member.iri) ?? from),
  };
}

/** By partnership: the last time at which a source confirms it. */
async function confirmations(
  { site }: Browsing,
  members: readonly ListedMember[],
): Promise<ReadonlyMap<string, number>> {
  const latest = new Map<string, number>();
  if (members.length === 0) return latest;
  const { mp, prov, dcterms } = PREFIXES;
  const given = values(
    'iri',
    members.map(({ iri }) => iri),
  );
  const rows = await documents(site).rows(
    `SELECT ?iri ?date WHERE { ${given} ?iri <${prov}wasDerivedFrom>/<${dcterms}issued>|<${mp}statusAsOf> ?date FILTER NOT EXISTS { ?iri <${mp}status> <${DEFINITIONS}/status/ended> } }`,
  );
  for (const { iri, date } of rows) {
    const time = date && timeOf(date.value);
    if (iri && time !== undefined) latest.set(iri.value, Math.max(time, latest.get(iri.value) ?? time));
  }
  return latest;
}

function kindsOf(members: readonly ListedMember[], language: Language): ReadonlyMap<string, string> {
  const kinds = members.flatMap((member) => member.values.get('kind') ?? []);
  return new Map(kinds.map((kind) => [kind.term.value, valueText(kind, language).text]));
}
