// RDF terms as the JSON of SPARQL results writes them: how they are read and shown.
import { element } from './dom.js';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const WKT = 'http://www.opengis.net/ont/geosparql#wktLiteral';
const DEFINITIONS = 'https://w3id.org/munpart/def';
const NUMBERS = new Set(
  `integer decimal double float int long short byte nonNegativeInteger positiveInteger nonPositiveInteger
  negativeInteger unsignedInt unsignedLong unsignedShort unsignedByte`
    .split(/\s+/)
    .map((name) => XSD + name),
);
const DATES = new Set(['date', 'dateTime', 'dateTimeStamp', 'gYear', 'gYearMonth'].map((name) => XSD + name));
/** More characters than these are folded away. */
const LONG = 300;

/** Whether a term is an IRI or a blank node. */
export function isResource(term) {
  return term?.type === 'uri' || term?.type === 'bnode';
}

/** The number that a term is; undefined where it is none. */
export function numberOf(term) {
  if (!term || !NUMBERS.has(term.datatype)) return undefined;
  const value = Number(term.value);
  return Number.isFinite(value) ? value : undefined;
}

/** When a date begins and ends, in years; a year is as long as a year, a day as a day. Undefined where it is no date. */
export function datesOf(term) {
  if (!term || !DATES.has(term.datatype)) return undefined;
  const parts = /^(-?\d{4,})(?:-(\d\d)(?:-(\d\d))?)?/.exec(term.value);
  if (!parts) return undefined;
  const [, year, month, day] = parts;
  const from = Number(year) + (month ? (month - 1) / 12 : 0) + (day ? (day - 1) / 372 : 0);
  return { from, to: from + (day ? 1 / 372 : month ? 1 / 12 : 1) };
}

/** The lines and points of a WKT literal, `{ kind, lines }` with positions as [long, lat]; undefined where it is none. */
export function geometryOf(term) {
  if (term?.type !== 'literal' && term?.type !== 'typed-literal') return undefined;
  const match = /^\s*(?:<([^>]*)>)?\s*(MULTI)?(POINT|LINESTRING|POLYGON)\s*Z?\s*(\(.*\))\s*$/is.exec(
    term.value,
  );
  if (!match || (term.datatype !== WKT && term.datatype !== undefined && term.datatype !== `${XSD}string`)) {
    return undefined;
  }
  const [, system = '', , kind, text] = match;
  const isLatFirst = system.includes('EPSG') && system.endsWith('4326');
  const lines = text.split(/\)\s*,\s*\(/).map((line) =>
    line
      .replace(/[()]/g, '')
      .split(',')
      .map((position) => positionOf(position, isLatFirst)),
  );
  return lines.flat().every((position) => position !== undefined)
    ? { kind: kind.toUpperCase(), lines }
    : undefined;
}

/** `skos:prefLabel` for an IRI in a known namespace, the IRI itself otherwise. */
export function compact(iri, prefixes) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (!iri.startsWith(namespace)) continue;
    const local = iri.slice(namespace.length);
    if (/^[\p{L}\d_][\p{L}\d_-]*$/u.test(local)) return `${prefix}:${local}`;
  }
  return iri;
}

/** A short text for a term, for labels and for sorting. */
export function plainText(term, { prefixes, base }) {
  if (!term) return '';
  if (term.type === 'bnode') return `_:${term.value}`;
  if (term.type !== 'uri') return term.value;
  return term.value.startsWith(`${base}id/`)
    ? term.value.slice(base.length + 3)
    : compact(term.value, prefixes);
}

/** Where one can read about an IRI: here, or on the web; undefined for all other schemes, `javascript:` among them. */
export function addressOf(iri, { base, root }) {
  if (iri.startsWith(`${base}id/`)) return `${root}doc/${iri.slice(base.length + 3)}`;
  if (iri.startsWith(DEFINITIONS) && /^([#/]|$)/.test(iri.slice(DEFINITIONS.length))) {
    return `${root}def${iri.slice(DEFINITIONS.length)}`;
  }
  return /^https?:\/\//i.test(iri) ? iri : undefined;
}

/** A term as an element: what it says is text whatever it says, and only what leads to the web is a link. */
export function termElement(term, about) {
  if (!term) return '';
  if (term.type === 'bnode') return element('code', {}, `_:${term.value}`);
  if (term.type === 'uri') return iriElement(term.value, about);
  const lang = term['xml:lang'];
  const text = element('bdi', lang && lang !== about.language ? { lang } : {}, folded(term.value, about));
  const isPlain = !lang && (term.datatype === undefined || term.datatype === `${XSD}string`);
  if (isPlain) return text;
  const tag = lang ? `@${lang}` : compact(term.datatype, about.prefixes);
  return element('span', {}, text, ' ', element('small', { class: 'tag' }, tag));
}

/** Puts what an IRI is called before it, in an element that `termElement` made of it. */
export function nameTerm(cell, name) {
  const iri = cell.querySelector('bdi.iri');
  if (!iri || cell.querySelector('.named')) return;
  iri.before(element('bdi', { class: 'named' }, name), ' ');
}

function iriElement(iri, about) {
  const name = element('bdi', { class: 'iri', title: iri }, folded(compact(iri, about.prefixes), about));
  const href = addressOf(iri, about);
  if (href === undefined) return name;
  const isOwn = href.startsWith('/');
  return element('a', isOwn ? { href } : { href, rel: 'external noopener' }, name);
}

function folded(text, { words }) {
  if (text.length <= LONG) return text;
  const whole = element('span', {}, `${text.slice(0, LONG)}…`);
  const more = () => whole.replaceChildren(text);
  whole.append(' ', element('button', { type: 'button', class: 'quiet', onclick: more }, words.more));
  return whole;
}

function positionOf(text, isLatFirst) {
  const numbers = text.trim().split(/\s+/).map(Number);
  if (numbers.length < 2 || !numbers.every(Number.isFinite)) return undefined;
  const [first, second] = numbers;
  return isLatFirst ? [second, first] : [first, second];
}
