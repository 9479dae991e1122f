import type { Quad } from '../rdf/terms.ts';
import { refuse } from './fault.ts';
import type { Format } from './format.ts';

/** A syntax's `parse`, made of its `read`. */
export function parseBy(read: Format['read']): Format['parse'] {
  return async (text, base) => {
    const quads: Quad[] = [];
    for await (const quad of read([text], { base, onFault: refuse })) quads.push(quad);
    return quads;
  };
}
