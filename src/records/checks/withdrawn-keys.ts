import { z } from 'zod';

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
