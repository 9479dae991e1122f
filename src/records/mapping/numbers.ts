import { z } from 'zod';
import { type Literal, literal } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';

/** WGS 84, decimal degrees. */
export const coordinates = z.strictObject(
  {
    lat: degrees('latitude', 90).describe('Latitude: north is positive'),
    long: degrees('longitude', 180).describe('Longitude: east is positive'),
  },
  { error: 'expected coordinates: { lat: …, long: … }' },
);

/** A number that counts something. */
export const count = z
  .int({ error: 'expected a whole number' })
  .min(0, { error: 'expected a whole number, 0 or more' });

/** A decimal in the canonical form that engines keep: no exponent, no trailing zeros, no `.0`. */
export function decimal(value: number): Literal {
  return literal(plain(value), XSD.decimal);
}

/** An integer in canonical form. */
export function integer(value: number): Literal {
  return literal(BigInt(value).toString(), XSD.integer);
}

/** A number in plain notation. */
export function plain(value: number): string {
  const short = String(value);
  if (!short.includes('e')) return short;
  if (Math.abs(value) >= 1) return BigInt(value).toString();
  return value
    .toFixed(20)
    .replace(/\.?0{1,20}$/, '')
    .replace(/^-0$/, '0');
}

function degrees(name: string, most: number) {
  const error = `expected a ${name} from -${most} to ${most}`;
  return z.number({ error }).min(-most, { error }).max(most, { error });
}
