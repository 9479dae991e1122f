import { PREFIXES } from '../../rdf/namespaces.ts';
import { literal, type Term } from '../../rdf/terms.ts';
import { AS, MP, RDF, RDFS, SKOS, SOSA } from '../../rdf/vocabularies.ts';
import { type Properties, type Subjects, successorIn, type Values } from './changed-values.ts';
import { type Labels, languageOf } from './resource.ts';

/** What a part of a resource is. */
export type PartKind = 'agreement' | 'population' | 'area' | 'membership' | 'discrepancy' | 'part';

/** One thing that happened to a resource between two releases. */
export type ChangeEvent =
  | { readonly kind: 'resource'; readonly what: 'added' | 'removed' | 'restored' }
  | { readonly kind: 'withdrawn'; readonly why: readonly Term[] }
  | { readonly kind: 'renamed'; readonly to: string }
  | {
      readonly kind: 'part';
      readonly what: 'added' | 'removed';
      readonly part: PartKind;
      readonly detail?: string;
    }
  | {
      readonly kind: 'value';
      /** IRI of the property, or what is measured. */
      readonly of: string | PartKind;
      /** The part that it is said of, where it is not the resource itself. */
      readonly part?: string;
      readonly from?: Term;
      readonly to?: Term;
    };

type ValueEvent = Extract<ChangeEvent, { kind: 'value' }>;

/** Labels of both releases. */
export interface Sides {
  readonly from: Labels;
  readonly to: Labels;
}

/** Follow from other statements, or say again what others say. */
const SILENT: ReadonlySet<string> = new Set([
  ...[SKOS.prefLabel, RDF.type, MP.field, MP.cooperatesWith, MP.twinnedWith, MP.partnerIn].map(textOf),
  ...[MP.agreement, MP.measurement, MP.discrepancy, MP.variant, MP.signatory, MP.reportedBy].map(textOf),
  ...['hasMember', 'hasMembership'].map((name) => PREFIXES.org + name),
  `${PREFIXES.wdt}P190`,
  `${PREFIXES.geo}hasGeometry`,
  `${PREFIXES.prov}wasDerivedFrom`,
]);
const BOUND = /(Earliest|Latest)$/;
const PARTS: readonly (readonly [RegExp, PartKind])[] = [
  [/#agreement(-|$)/, 'agreement'],
  [/#population-/, 'population'],
  [/#area-/, 'area'],
  [/#membership-/, 'membership'],
  [/#discrepancy-(?!.*-\d+$)/, 'discrepancy'],
];
const MEASURED = [SOSA.hasSimpleResult.value, MP.valueAsStated.value];

/** What happened to a resource; nothing where all that changed follows from changes elsewhere, as it may in data made of records. */
export function eventsOf(
  iri: string,
  subjects: Subjects,
  sides: Sides,
  data: 'records' | 'rdf' = 'records',
): readonly ChangeEvent[] {
  const own: Properties = subjects.get(iri) ?? new Map();
  const fate = fateOf(iri, own, sides);
  if (fate) return [fate];
  const parts = [...subjects].filter(([subject]) => subject !== iri);
  return [
    ...partEvents(parts, sides),
    ...valueEvents(own, data).filter((event) => !isFormerName(event, iri, sides)),
  ];
}

/** What was renamed keeps its name under the old IRI too. */
function isFormerName({ of, from, to }: ValueEvent, iri: string, sides: Sides): boolean {
  if (from || !to || of !== RDFS.label.value) return false;
  return to.value === sides.from.of(iri, languageOf(to));
}

/** What became of the resource as a whole. */
function fateOf(iri: string, own: Properties, { from, to }: Sides): ChangeEvent | undefined {
  const types = own.get(RDF.type.value);
  if (hasStatement(types?.added, AS.Tombstone)) {
    return { kind: 'withdrawn', why: own.get(SKOS.changeNote.value)?.added ?? [] };
  }
  const successor = successorIn(own);
  if (successor !== undefined) return { kind: 'renamed', to: successor };
  if (hasStatement(types?.deleted, AS.Tombstone)) return { kind: 'resource', what: 'restored' };
  if (!from.has(iri)) return { kind: 'resource', what: 'added' };
  return to.has(iri) ? undefined : { kind: 'resource', what: 'removed' };
}

function partEvents(parts: readonly (readonly [string, Properties])[], sides: Sides): ChangeEvent[] {
  const events = parts.flatMap(([part, properties]): ChangeEvent[] => {
    const kind = PARTS.find(([pattern]) => pattern.test(part))?.[1];
    if (!kind) return [];
    if (!sides.from.has(part)) return [partEvent('added', kind, properties)];
    if (!sides.to.has(part)) return [partEvent('removed', kind, properties)];
    if (isMeasure(kind)) return measureChange(kind, properties);
    return valueEvents(properties).map((event) => ({ ...event, part }));
  });
  return joined(events);
}

function partEvent(what: 'added' | 'removed', part: PartKind, properties: Properties): ChangeEvent {
  const property = isMeasure(part) ? measuredIn(properties) : MP.signed.value;
  const values = properties.get(property);
  const detail = (what === 'added' ? values?.added : values?.deleted)?.[0]?.value;
  return { kind: 'part', what, part, ...(detail !== undefined && { detail }) };
}

function isMeasure(kind: PartKind): kind is 'population' | 'area' {
  return kind === 'population' || kind === 'area';
}

function measuredIn(properties: Properties): string {
  return MEASURED.find((property) => properties.has(property)) ?? '';
}

function measureChange(of: PartKind, properties: Properties): ChangeEvent[] {
  const values = properties.get(measuredIn(properties));
  return values ? pairs(values).map((pair) => ({ kind: 'value', of, ...pair })) : [];
}

/** A figure of one year that makes way for one of another is one change. */
function joined(events: readonly ChangeEvent[]): ChangeEvent[] {
  const measured = (what: string, part: string) =>
    events.filter((event) => event.kind === 'part' && event.what === what && event.part === part);
  let all = [...events];
  for (const part of ['population', 'area'] as const) {
    const [[gone, ...moreGone], [come, ...moreCome]] = [measured('removed', part), measured('added', part)];
    if (gone?.kind !== 'part' || come?.kind !== 'part' || moreGone.length + moreCome.length > 0) continue;
    const change: ChangeEvent = { kind: 'value', of: part, ...detailTerms(gone.detail, come.detail) };
    all = all.flatMap((event) => (event === gone ? [change] : event === come ? [] : [event]));
  }
  return all;
}

function detailTerms(from: string | undefined, to: string | undefined) {
  return {
    ...(from !== undefined && { from: literal(from) }),
    ...(to !== undefined && { to: literal(to) }),
  };
}

function valueEvents(properties: Properties, data: 'records' | 'rdf' = 'records'): ValueEvent[] {
  return [...properties].flatMap(([property, values]) => {
    if (data === 'records' && (SILENT.has(property) || BOUND.test(property))) return [];
    return pairs(values).map((pair) => ({ kind: 'value' as const, of: property, ...pair }));
  });
}

/** One value for another is a change; where there are several, each goes or comes by itself. Texts are matched by language. */
function pairs({ deleted, added }: Values): { from?: Term; to?: Term }[] {
  const tagOf = (term: Term) => languageOf(term).toLowerCase();
  const languages = new Set([...deleted, ...added].map(tagOf));
  return [...languages].flatMap((language) => {
    const [gone, come] = [deleted, added].map((terms) =>
      terms.filter((term) => tagOf(term) === language),
    ) as [Term[], Term[]];
    const [from, to] = [gone[0], come[0]];
    if (from && to && gone.length + come.length === 2) return [{ from, to }];
    return [...gone.map((term) => ({ from: term })), ...come.map((term) => ({ to: term }))];
  });
}

function hasStatement(terms: readonly Term[] | undefined, object: Term): boolean {
  return terms?.some((term) => term.value === object.value) ?? false;
}

function textOf({ value }: Term): string {
  return value;
}
