import { z } from 'zod';
import { isIri } from '../../rdf/terms.ts';
import type { Referent } from '../mapping/resource-types.ts';

/** Which schemas are references, and to what: what is read is checked against it. */
export const referents = z.registry<{ readonly to: readonly Referent[] }>();

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PARTNERSHIP = /^[a-z0-9]+(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)+$/;
const AGREEMENT = /^agreement(-[a-z0-9]+)*$/;
const SHARED = /^[a-z0-9]+(-{1,2}[a-z0-9]+)*#agreement(-[a-z0-9]+)*$/;

/** The last part of an IRI: lower-case ASCII letters, digits and single hyphens. */
export const slug = text(SLUG, 'a slug: lower-case letters, digits and hyphens');

/** The code of a country in the EU's country table: three capital letters, or letters and digits for what is no state. */
export const countryCode = text(/^[A-Z0-9]{3,}$/, 'a code of the EU country table such as DEU');

/** A Wikidata item. */
export const wikidataItem = text(/^Q[1-9]\d*$/, 'a Wikidata item such as Q179830');

/** The fragment of an agreement in its partnership. */
export const agreementId = text(AGREEMENT, 'an id of an agreement such as agreement-1993');

/** An absolute web address that every RDF syntax can carry. */
export const webAddress = z
  .string({ error: 'expected a web address' })
  .regex(/^https?:\/\/[^/?#]/, {
    error: 'expected a web address that begins with http:// or https://',
    abort: true,
  })
  .refine((value) => isIri(value) && URL.canParse(value), {
    error: 'expected a web address without blanks, quotes or brackets',
  });

/** A slug of something that must exist. */
export function reference(...to: readonly Exclude<Referent, 'agreement'>[]) {
  const schema = to.includes('country') ? countryCode : to.includes('partnership') ? partnershipSlug() : slug;
  return referring(schema, to);
}

/** An agreement of another partnership: `{partnership}#{agreement}`. */
export function agreementReference() {
  return referring(
    text(SHARED, 'an agreement of a partnership such as gdynia--kiel--tallinn#agreement-1957'),
    ['agreement'],
  );
}

function partnershipSlug(): z.ZodString {
  return text(PARTNERSHIP, 'a partnership such as gdynia--kiel');
}

function referring(schema: z.ZodString, to: readonly Referent[]): z.ZodString {
  const own = schema.clone();
  referents.add(own, { to });
  return own;
}

function text(pattern: RegExp, what: string): z.ZodString {
  return z.string({ error: `expected ${what}` }).regex(pattern, { error: `expected ${what}` });
}
