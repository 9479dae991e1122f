/** The part of rdf-canonize that munpart uses; the package ships no types. */
declare module 'rdf-canonize' {
  import type { Quad } from '@rdfjs/types';

  /** Canonical N-Quads of a dataset; fills `canonicalIdMap` with old label → canonical label. */
  export function canonize(
    quads: readonly Quad[],
    options: {
      readonly algorithm: 'RDFC-1.0';
      readonly canonicalIdMap: Map<string, string>;
      readonly maxDeepIterations: number;
    },
  ): Promise<string>;
}
