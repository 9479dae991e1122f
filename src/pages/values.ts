import type { Quad } from '../rdf/terms.ts';
import type { Manifest } from '../release/manifest.ts';

/** The languages of the pages; data may hold any. */
export const LANGUAGES = ['en', 'lv'] as const;

export type Language = (typeof LANGUAGES)[number];

/** What every page knows of the request and of the publication. */
export interface PageContext {
  readonly language: Language;
  /** The base IRI; ends with `/`. */
  readonly base: string;
  /** Path and query as requested, for the language switch and the canonical link: `/places?page=2`. */
  readonly url: URL;
  readonly manifest: Manifest;
  /** Lists that this publication has something in, for the navigation: `partnerships`, `places`, … */
  readonly lists: readonly string[];
  /** Representations of this very page in other media types. */
  readonly alternates: readonly Alternate[];
}

/** The same in another media type. */
export interface Alternate {
  readonly href: string;
  readonly mediaType: string;
  readonly label: string;
}

/** A resource as `query/describe.ts` finds it. */
export interface ResourceView {
  readonly iri: string;
  /** Statements of the default graph about the resource and its parts. */
  readonly own: readonly Quad[];
  /** Statements of others that point at it, and how many there are in all. */
  readonly inbound: readonly Quad[];
  readonly inboundTotal: number;
  /** rdfs:label statements of all that is mentioned, predicates and classes included. */
  readonly labels: readonly Quad[];
  /** The statements of the named graphs about the resource and its parts. */
  readonly claims: readonly Quad[];
}

/** A cell of a list: text, with a link and a language where it has one. */
export interface Cell {
  readonly text: string;
  readonly href?: string;
  readonly language?: string;
}

/** A page of a list. */
export interface ListView {
  /** `partnerships`, `places`, … */
  readonly name: string;
  /** Keys of the columns; headings come from the messages. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly total: number;
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
}

/** An example query of `assets/queries`. */
export interface ExampleView {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
  readonly query: string;
}

/** An error as a person reads it. */
export interface ProblemView {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  /** Addresses that may help: near names, available representations. */
  readonly links: readonly { readonly href: string; readonly label: string }[];
}
