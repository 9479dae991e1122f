import { randomUUID } from 'node:crypto';
import type { PoolStatistics } from '../../query/pool/messages.ts';
import { type QueryEngine, QueryError } from '../../query/port.ts';
import type { DefaultGraph } from '../../rdf/store.ts';
import type { Release } from '../../release/store/manifest.ts';
import { Problem } from '../problem.ts';

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

/** A query under way. */
interface RunningQuery {
  /** Aborts when its client has gone or has ended it. */
  readonly signal: AbortSignal;
  /** To be called when it is answered. */
  done(): void;
}

interface RegisteredQuery {
  readonly client: string;
  readonly controller: AbortController;
}

/** Long enough not to be guessed, and the same in a header field, in a path and in a log. */
const WELL_FORMED = /^[\w.~-]{16,128}$/;

/** The queries under way by their ids, so that whoever started one can end it. */
export class RunningQueries {
  readonly #entries = new Map<string, RegisteredQuery>();

  /** The id that the client wishes, where it is well-formed and free; else a new one that nobody can guess. */
  idFor(wish: string | undefined): string {
    return wish !== undefined && WELL_FORMED.test(wish) && !this.#entries.has(wish) ? wish : randomUUID();
  }

  /** Enters a query; `gone` aborts when its client has gone. */
  begin(id: string, client: string, gone: AbortSignal): RunningQuery {
    const controller = new AbortController();
    const entry: RegisteredQuery = { client, controller };
    const leave = () => controller.abort(new QueryError('aborted', 'nobody waits for the answer any more'));
    if (gone.aborted) leave();
    gone.addEventListener('abort', leave, { once: true });
    if (!this.#entries.has(id)) this.#entries.set(id, entry);
    const done = () => {
      gone.removeEventListener('abort', leave);
      if (this.#entries.get(id) === entry) this.#entries.delete(id);
    };
    return { signal: controller.signal, done };
  }

  /** Ends the client's query of this id; false where it has none under way. */
  end(id: string, client: string): boolean {
    const entry = this.#entries.get(id);
    if (entry?.client !== client) return false;
    entry.controller.abort(new Problem('ended', 'The query was ended by the one who asked it.'));
    return true;
  }
}
