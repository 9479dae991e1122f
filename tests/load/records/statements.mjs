import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';

// Writes N-Triples about invented towns, twenty-five statements each: `--statements N --out FILE`. The same number gives the same bytes.

const EACH = 25;
const PARTNERS = 8;
const PIECE = 1 << 20;
const COUNTRIES = 195;
const BASE = 'https://towns.example/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const SYLLABLES = 'ka la ne ri to va mi so du pe ja be or an is el gra sta wen lin'.split(' ');

const { values } = parseArgs({ options: { statements: { type: 'string' }, out: { type: 'string' } } });
const towns = Math.ceil(Number(values.statements) / EACH);
let seed = 1;

/** A whole number below a bound (xorshift). */
function below(bound) {
  seed ^= seed << 13;
  seed ^= seed >>> 17;
  seed ^= seed << 5;
  return (seed >>> 0) % bound;
}

function name() {
  let text = '';
  for (let count = 2 + below(3); count > 0; count--) text += SYLLABLES[below(SYLLABLES.length)];
  return text[0].toUpperCase() + text.slice(1);
}

const decimal = (bound) => `"${below(bound)}.${below(10_000)}"^^<${XSD}decimal>`;
const two = (number) => String(number).padStart(2, '0');
const date = (from, years) => `${from + below(years)}-${two(1 + below(12))}-${two(1 + below(28))}`;
const time = () => `T${two(below(24))}:${two(below(60))}:${two(below(60))}Z`;

function statementsOf(number) {
  const town = `<${BASE}place/${number}>`;
  const own = name();
  const said = (property, object) => `${town} <${BASE}def/${property}> ${object} .\n`;
  let text = `${town} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <${BASE}def/${number % 9 === 0 ? 'City' : 'Town'}> .\n`;
  text += `${town} <http://www.w3.org/2000/01/rdf-schema#label> "${own}"@en .\n`;
  text += `${town} <http://www.w3.org/2000/01/rdf-schema#label> "${own} ${name()}"@lv .\n`;
  text += said('country', `<${BASE}country/${below(COUNTRIES)}>`);
  text += said('district', `<${BASE}district/${below(20_000)}>`);
  text += said('population', `"${below(2_000_000)}"^^<${XSD}integer>`);
  text += said('area', decimal(3_000));
  text += said('latitude', decimal(90)) + said('longitude', decimal(180));
  text += said('founded', `"${date(1100, 900)}"^^<${XSD}date>`);
  text += said('modified', `"${date(2015, 10)}${time()}"^^<${XSD}dateTime>`);
  text += said('code', `"T-${number}"`);
  text += said('isActive', `"${below(20) > 0}"^^<${XSD}boolean>`);
  text += said('website', `<https://www.${own.toLowerCase()}-${number}.example/>`);
  text += said('postcode', `"${10_000 + below(90_000)}"`);
  text += said('motto', `"${name()} ${name()} ${name()}"@la`);
  text += said('mayorSince', `"${1990 + below(35)}"^^<${XSD}gYear>`);
  for (let count = 0; count < PARTNERS; count++) text += said('partner', `<${BASE}place/${below(towns)}>`);
  return text;
}

const file = openSync(values.out, 'w');
let piece = '';
for (let number = 0; number < towns; number++) {
  piece += statementsOf(number);
  if (piece.length < PIECE && number < towns - 1) continue;
  const bytes = Buffer.from(piece);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
  piece = '';
}
closeSync(file);
