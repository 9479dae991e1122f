import type { Language } from '../../pages/messages/messages.ts';

/** A text in each language of the pages. */
export type Texts = Readonly<Record<Language, string>>;

/** A parameter of an address. */
export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly text: Texts;
  readonly required?: boolean;
  /** JSON Schema of its value; a string where absent. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** A form in which an address answers. */
export interface ApiFormat {
  readonly mediaType: string;
  /** Without the dot; absent where the address has no suffixes. */
  readonly extension?: string;
}

/** A request that works as it stands. */
export interface ApiExample {
  /** Below the base, without a slash at the start. */
  readonly path: string;
  readonly accept?: string;
  /** Sent by POST, of this media type. */
  readonly body?: { readonly mediaType: string; readonly text: string };
  /** POST where there is a body, else GET. */
  readonly method?: 'DELETE';
}

/** The headings under which addresses are described. */
export type ApiGroup = 'documents' | 'lists' | 'queries' | 'files' | 'services';

/** One address of the public interface. */
export interface ApiPath {
  /** Template as OpenAPI writes it: `/doc/{type}/{slug}`. */
  readonly path: string;
  readonly group: ApiGroup;
  /** Whether it stays below the base IRI where the other addresses have a prefix. */
  readonly atRoot?: boolean;
  /** GET where absent; GET answers HEAD too. */
  readonly methods?: readonly ('GET' | 'POST' | 'QUERY' | 'DELETE')[];
  readonly title: Texts;
  readonly text?: Texts;
  readonly parameters?: readonly ApiParameter[];
  /** In the order of preference; empty where it answers without content. */
  readonly formats: readonly ApiFormat[];
  /** 200 where absent. */
  readonly status?: 200 | 204 | 303;
  /** Kinds of problems beside those of every address. */
  readonly problems?: readonly string[];
}

/** One address as the page shows it. */
export interface ApiPathView extends ApiPath {
  readonly example?: ApiExample | undefined;
}

/** A kind of problem with its status. */
export interface ApiProblem {
  readonly kind: string;
  readonly status: number;
}

/** The limits in force; times in seconds, sizes in bytes; absent where there is no limit. */
export interface ApiLimits {
  readonly queryTime: number;
  readonly resultBytes: number;
  readonly queryBytes: number;
  readonly clientQueries?: number;
  readonly clientTime?: number;
}

/** The public interface of a deployment. */
export interface ApiView {
  readonly paths: readonly ApiPathView[];
  readonly limits: ApiLimits;
  readonly problems: readonly ApiProblem[];
}
