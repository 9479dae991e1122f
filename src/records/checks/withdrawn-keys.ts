import { z } from 'zod';
import { RESOURCE_TYPE_ROWS } from '../mapping/resource-types.ts';

const SLUG = '[a-z0-9]+(-[a-z0-9]+)*';
const KEYS = RESOURCE_TYPE_ROWS.map(
  ([type, { isJoined }]) => `${type}/${SLUG}${isJoined ? `(--${SLUG})+` : ''}`,
);
const NAMES = RESOURCE_TYPE_ROWS.map(([type]) => type);
const EXPECTED = {
  error: `expected a type (${NAMES.slice(0, -1).join(', ')} or ${NAMES.at(-1)}) and a slug: place/radom`,
};

/** A resource as the end of its IRI, `{type}/{slug}`. */
export const withdrawnKey = z.string(EXPECTED).regex(new RegExp(`^(${KEYS.join('|')})$`), EXPECTED);
