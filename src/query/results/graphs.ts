import { formatOf, SerializationError } from '../../formats/index.ts';
import { sortCodePoints } from '../../rdf/canonical.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { quadsInOrder } from '../../rdf/order.ts';
import { QueryError } from '../port.ts';
import { collectWithin, encodeWithin } from './limits.ts';

/** A graph, given as N-Triples with repetitions, written in an RDF format: a set, sorted by code point; throws a QueryError `too-large`, or `unwritable` where the format cannot carry it. */
export async function serializeGraph(text: string, mediaType: string, maxBytes: number): Promise<Uint8Array> {
  const lines = [...new Set(text.split('\n'))].filter((line) => line !== '');
  const format = formatOf(mediaType);
  if (format === undefined) throw new QueryError('failed', `no RDF format has the media type ${mediaType}`);
  if (format.name === 'n-triples' || format.name === 'n-quads') {
    return encodeWithin(sortCodePoints(lines).concat('').join('\n'), maxBytes);
  }
  try {
    return await collectWithin(
      format.serialize(quadsInOrder(sortCodePoints(lines), 'all'), { prefixes: PREFIXES }),
      maxBytes,
    );
  } catch (error) {
    if (!(error instanceof SerializationError)) throw error;
    throw new QueryError('unwritable', `${format.label} cannot carry these statements: ${error.message}`);
  }
}
