import type { Language } from '../../pages/messages/messages.ts';
import type { SparqlResults } from '../../query/results/results-json.ts';

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

/** A format in which a result can be had. */
export interface ResultForm {
  readonly label: string;
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
}

/** A part of a query that the reader may choose, with what is chosen. */
export interface ParameterView {
  /** Key in addresses. */
  readonly name: string;
  readonly type: 'iri' | 'text' | 'year' | 'language';
  readonly label: string;
  readonly value: string;
  /** Good values with their labels; empty where none are known. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** What a query finds now, or why it found nothing. */
export type LiveView =
  | { readonly results: SparqlResults; readonly total: number }
  | { readonly problem: { readonly kind: string; readonly title: string; readonly detail: string } };

/** The page of one example query. */
export interface QueryView extends ExampleView {
  readonly parameters: readonly ParameterView[];
  /** Parameters that the address names, as it names them: `town=Radom`. */
  readonly chosen: string;
  readonly live: LiveView;
  /** The day of the release, where its description states one. */
  readonly released?: string | undefined;
  /** Where the whole result is, in each format. */
  readonly downloads: readonly (ResultForm & { readonly href: string })[];
}
