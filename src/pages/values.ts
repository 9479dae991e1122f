import type { BrowseView } from '../features/lists/page/browsing.ts';
import type { MatrixView } from '../features/lists/page/matrix.ts';
import type { PartnershipMapView } from '../features/maps/values.ts';
import type { TermUsage } from '../features/vocabulary/view.ts';
import type { Quad } from '../rdf/terms.ts';
import type { Manifest, ReleaseVersion } from '../release/store/manifest.ts';

/** The languages of the pages; data may hold any. */
export const LANGUAGES = ['en', 'lv'] as const;

/** The language of a page, as BCP 47 writes it. */
export type Language = (typeof LANGUAGES)[number];

/** What every page knows of the request and of the publication. */
export interface PageContext {
  readonly language: Language;
  /** The URL below which munpart's own pages are; ends with `/`. */
  readonly base: string;
  /** The base IRI of the data, where it is not `base`. */
  readonly namespace?: string;
  /** Whether the data come with munpart's vocabulary; they do where absent. */
  readonly vocabulary?: boolean;
  /** Path and query as requested, for the language switch and the canonical link: `/places?page=2`. */
  readonly url: URL;
  readonly manifest: Manifest;
  /** The release's place in the history, where the visitor asked for that release by name. */
  readonly asOf?: ReleaseVersion;
  /** Lists that this publication has something in, for the navigation: `partnerships`, `places`, … */
  readonly lists: readonly string[];
  /** Whether there is a comparison with Wikidata. */
  readonly compared?: boolean;
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
  /** The day of the release, `2026-11-20`, where its description states one. */
  readonly released?: string | undefined;
  /** How the data use the terms of the vocabulary, by IRI; absent where the resource is none of them. */
  readonly usage?: ReadonlyMap<string, TermUsage> | undefined;
}

/** A text of the data with the language it is in, where it has one. */
export interface Text {
  readonly text: string;
  readonly language?: string;
}

/** What the home page shows of the data; where a list is empty, its section is left out. */
export interface HomeView {
  /** Counts by key: `partnerships`, `places`, `countries`, `agreements`; the key is also the list it leads to. */
  readonly figures: readonly { readonly key: string; readonly count: number }[];
  /** The municipalities whose pages the data come from. */
  readonly publishers: readonly PublisherCard[];
  /** The latest agreements, newest first. */
  readonly latest: readonly AgreementCard[];
  /** Absent where there are no partnerships. */
  readonly map?: PartnershipMapView | undefined;
}

/** A municipality on the home page. */
export interface PublisherCard {
  readonly iri: string;
  readonly name: Text;
  readonly description?: Text;
  readonly partnerships: number;
  readonly countries: number;
}

/** An agreement on the home page. */
export interface AgreementCard {
  /** Lexical form of a partial date: `2019`, `2019-08`, `2019-08-29`. */
  readonly signed: string;
  /** Label of the instrument: "Cooperation agreement". */
  readonly instrument: Text;
  /** IRI and label of the partnership that rests on it. */
  readonly partnership: { readonly iri: string; readonly name: Text };
}

/** The vocabulary: all statements about its terms and schemes, and labels of what they mention. */
export interface DefinitionsView {
  readonly own: readonly Quad[];
  readonly labels: readonly Quad[];
}

/** The editor; `query` is what stands in it at first. */
export interface SparqlView {
  readonly query: string;
  readonly examples: readonly ExampleView[];
  /** The formats of SELECT results. */
  readonly formats: readonly ResultForm[];
}

/** A format in which a result can be had. */
export interface ResultForm {
  readonly label: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

/** A SELECT or ASK result in the JSON format of SPARQL 1.1 (sparql11-results-json), with the query that gave it. */
export interface ResultsView {
  readonly query: string;
  readonly results: SparqlResults;
}

/** The JSON of a SELECT or ASK result. */
export interface SparqlResults {
  readonly head: { readonly vars?: readonly string[] };
  readonly boolean?: boolean;
  readonly results?: { readonly bindings: readonly Readonly<Record<string, SparqlTerm>>[] };
}

/** One value of a binding. */
export interface SparqlTerm {
  readonly type: string;
  readonly value: string;
  readonly 'xml:lang'?: string;
  readonly datatype?: string;
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
  /** What is offered beside the rows. */
  readonly browse?: BrowseView;
  /** Of the list of fields: how they are spread. */
  readonly matrix?: MatrixView;
}

/** An example query of `assets/queries`. */
export interface ExampleView {
  readonly name: string;
  readonly title: Readonly<Record<Language, string>>;
  readonly description: Readonly<Record<Language, string>>;
  /** Key in the messages: `fields`. */
  readonly topic: string;
  /** What shows its result best: `table`, `chart`, `map`, `timeline`, `graph`. */
  readonly view: string;
  readonly query: string;
}

/** An error as a person reads it. */
export interface ProblemView {
  readonly status: number;
  /** Key of the wording in the page's language; `title` and `detail` stand in for one that is not known. */
  readonly kind?: string;
  readonly title: string;
  readonly detail: string;
  /** Addresses that may help: near names, available representations with their media type. */
  readonly links: readonly { readonly href: string; readonly label: string; readonly mediaType?: string }[];
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
}
