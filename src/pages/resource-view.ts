import type { Quad } from '../rdf/terms.ts';

/** A text of the data with the language it is in, where it has one. */
export interface Text {
  readonly text: string;
  readonly language?: string;
}

/** How often a term occurs with a class or a property; `class` and `property` are IRIs. */
export interface TermUse {
  readonly class?: string;
  readonly property?: string;
  readonly count: number;
}

/** How the data use a term of the vocabulary. */
export interface TermUsage {
  /** Resources that name the concept; absent for classes and properties, which the manifest counts. */
  readonly count?: number;
  /** Of a class: the properties of its instances; of a property: the classes of its subjects; of a concept: both. The most frequent first. */
  readonly uses: readonly TermUse[];
  /** Statements of the data with the term, as Turtle without its prefixes. */
  readonly example?: string;
}

/** A resource as `query/describe.ts` finds it. */
export interface ResourceView {
  readonly iri: string;
  /** Triples about the resource, its parts and the blank nodes below them. */
  readonly own: readonly Quad[];
  /** Statements of others that point at it, and how many there are in all. */
  readonly inbound: readonly Quad[];
  readonly inboundTotal: number;
  /** rdfs:label statements of all that is mentioned, predicates and classes included. */
  readonly labels: readonly Quad[];
  /** The statements of the named graphs about the resource, its parts and the blank nodes below them. */
  readonly claims: readonly Quad[];
  /** Where the others are triples of all graphs together: the own ones of the default graph, the inbound ones and the labels, each in the graphs where it stands. */
  readonly stated?: readonly Quad[];
  /**
   * Of the partnerships that the resource takes part in, is mentioned in or is the source of: rdf:type, mp:partner,
   * mp:kind, mp:start, mp:startEarliest, mp:end, mp:endLatest, mp:status, mp:field; of these partners, and of the
   * resource's own: mp:country, mp:level, wgs:lat, wgs:long; of the resource's agreements that are parts of another
   * partnership: mp:signed, mp:instrument; of the partnerships of its partners: mp:partner, without their rdf:type;
   * of its memberships: org:organization, mp:start.
   * Their labels stand in `labels`. Absent: such partnerships are listed by name alone.
   */
  readonly related?: readonly Quad[];
  /** Parts that only others mention; they have their place on the page. */
  readonly usedParts?: readonly string[];
  /** The day of the release, `2026-11-20`, where its description states one. */
  readonly released?: string | undefined;
  /** How the data use the terms of the vocabulary, by IRI; absent where the resource is none of them. */
  readonly usage?: ReadonlyMap<string, TermUsage> | undefined;
}
