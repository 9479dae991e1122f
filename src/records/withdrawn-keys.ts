import { z } from 'zod';
import { XSD } from '../rdf/vocabularies.ts';
import { interval } from './partial-date.ts';

const SLUG = '[a-z0-9]+(-[a-z0-9]+)*';
const KEY = new RegExp(
  `^((place|organisation|network|project|source)/${SLUG}|partnership/${SLUG}(--${SLUG})+)$`,
);
const EXPECTED = {
  error:
    'expected a type (place, organisation, network, partnership, project or source) and a slug: place/radom',
};

/** A resource as the end of its IRI, `{type}/{slug}`. */
export const withdrawnKey = z.string(EXPECTED).regex(KEY, EXPECTED);

const DAY = { error: 'expected a day of the calendar as yyyy-mm-dd' };

/** A day of the calendar. */
export const day = z
  .string(DAY)
  .regex(/^\d{4}-\d{2}-\d{2}$/, DAY)
  .refine((value) => interval(value)?.datatype.equals(XSD.date) === true, DAY);
