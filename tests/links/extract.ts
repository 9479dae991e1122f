import { createHash } from 'node:crypto';

/** How one statement is made; a day is `1993-12-17`, precisions are Wikibase's (11 day, 10 month, 9 year, 8 decade). */
export interface Stated {
  /** With its precision as a whole value; without, as the plain qualifier alone. */
  readonly start?: readonly [day: string, precision?: number];
  readonly end?: readonly [day: string, precision?: number] | 'unknown';
  readonly rank?: 'Normal' | 'Preferred' | 'Deprecated';
  readonly isBest?: boolean;
  /** URL of a reference, which then also says when it was retrieved. */
  readonly reference?: string;
  /** Only the plain triple, as in an extract of truthy statements. */
  readonly isPlain?: boolean;
  /** The item, where it is another than that of our side. */
  readonly item?: string;
}

interface Statement extends Stated {
  readonly subject: string;
  readonly value: string;
}

const PREFIXES = `@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wds: <http://www.wikidata.org/entity/statement/> .
@prefix wdv: <http://www.wikidata.org/value/> .
@prefix wdref: <http://www.wikidata.org/reference/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix p: <http://www.wikidata.org/prop/> .
@prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> .
@prefix pr: <http://www.wikidata.org/prop/reference/> .
@prefix prv: <http://www.wikidata.org/prop/reference/value/> .
@prefix wikibase: <http://wikiba.se/ontology#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** Twinnings in the shape of the RDF that Wikidata's query service holds (Wikibase, RDF dump format). */
export function wikidataExtract(
  statements: readonly Statement[],
  of: {
    readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>>;
    readonly moved?: Readonly<Record<string, string>>;
  } = {},
): string {
  const labels = Object.entries(of.labels ?? {}).flatMap(([item, names]) =>
    Object.entries(names).map(([language, name]) => `wd:${item} rdfs:label "${name}"@${language} .\n`),
  );
  const moved = Object.entries(of.moved ?? {}).map(([from, to]) => `wd:${from} owl:sameAs wd:${to} .\n`);
  return [PREFIXES, ...statements.map(statementAsTurtle), ...labels, ...moved].join('');
}

function statementAsTurtle(statement: Statement): string {
  const { subject, value, rank = 'Normal', isBest = rank !== 'Deprecated', isPlain = false } = statement;
  const plain = isBest ? `wd:${subject} wdt:P190 wd:${value} .\n` : '';
  if (isPlain) return plain;
  const node = `wds:${subject}-${hashOf(`${subject} ${value}`)}`;
  const classes = isBest ? 'wikibase:Statement , wikibase:BestRank' : 'wikibase:Statement';
  return [
    plain,
    `wd:${subject} p:P190 ${node} .\n`,
    `${node} a ${classes} ; wikibase:rank wikibase:${rank}Rank ; ps:P190 wd:${value} .\n`,
    qualifier(node, 'P580', statement.start),
    statement.end === 'unknown' ? `${node} pq:P582 [] .\n` : qualifier(node, 'P582', statement.end),
    reference(node, statement.reference),
  ].join('');
}

function qualifier(node: string, property: string, date: readonly [string, number?] | undefined): string {
  if (date === undefined) return '';
  const [day, precision] = date;
  const plain = `${node} pq:${property} ${time(day)} .\n`;
  if (precision === undefined) return plain;
  return `${plain}${node} pqv:${property} wdv:${hashOf(`${day} ${precision}`)} .\n${timeValue(day, precision)}`;
}

function timeValue(day: string, precision: number): string {
  return `wdv:${hashOf(`${day} ${precision}`)} a wikibase:TimeValue ; wikibase:timeValue ${time(day)} ; wikibase:timePrecision "${precision}"^^xsd:integer ; wikibase:timeTimezone "0"^^xsd:integer ; wikibase:timeCalendarModel wd:Q1985727 .\n`;
}

function reference(node: string, url: string | undefined): string {
  if (url === undefined) return '';
  const name = `wdref:${hashOf(url)}`;
  const day = '2020-03-04';
  return `${node} prov:wasDerivedFrom ${name} .\n${name} a wikibase:Reference ; pr:P854 <${url}> ; pr:P248 wd:Q55 ; pr:P813 ${time(day)} ; prv:P813 wdv:${hashOf(`${day} 11`)} .\n${timeValue(day, 11)}`;
}

function time(day: string): string {
  return `"${day}T00:00:00Z"^^xsd:dateTime`;
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
