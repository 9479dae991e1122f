import type { PoolStatistics } from '../../query/pool/messages.ts';
import type { QueryEngine } from '../../query/port.ts';
import type { DefaultGraph } from '../../rdf/store.ts';
import type { Release } from '../../release/store/manifest.ts';

/** What is served: a release and the two lanes that read it. A reload puts another one in its place. */
export interface Publication {
  readonly release: Release;
  /** Answers for documents, lists and pages; no SPARQL load reaches it. */
  readonly documents: QueryEngine;
  /** Answers the queries of the public. */
  readonly sparql: QueryEngine;
  /** What those queries see outside GRAPH; the default graph of the release where absent. */
  readonly defaultGraph?: DefaultGraph;
  /** What the processes of each lane do at this moment, for metrics. */
  readonly statistics?: () => readonly LaneStatistics[];
}

/** What the processes of one engine in one lane do, and have done. */
export interface LaneStatistics extends PoolStatistics {
  readonly lane: 'documents' | 'sparql';
  readonly engine: string;
}
