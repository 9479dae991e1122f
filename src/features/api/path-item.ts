import type { ProblemKind } from '../../http/problem.ts';
import type { Representation } from '../../http/representation.ts';
import type { ApiExample, ApiFormat, ApiParameter, ApiPath, Texts } from './api-view.ts';

/** What examples are made from: things that this very release has. */
export interface ExampleFacts {
  /** Address of the document about a resource: `doc/place/radom`. */
  readonly document: string;
  /** IRI of that resource. */
  readonly iri: string;
  /** The release's place in addresses. */
  readonly release: string;
  /** A file of it: `munpart.ttl`. */
  readonly file: string;
}

/** One public address and how the router knows it: the one source of `/openapi.json`, `/api` and the test that no route is left out. */
export interface PathItem extends ApiPath {
  /** Patterns in app.ts, without the suffixes of forms. */
  readonly routes: readonly string[];
  readonly problems?: readonly ProblemKind[];
  /** Media type of what POST takes; a form where absent. */
  readonly body?: string;
  /** Absent where no request works without preparation. */
  example?(facts: ExampleFacts): ApiExample | undefined;
}

/** Forms as formats with the suffixes under which they have addresses of their own. */
export function suffixed(forms: readonly Representation[]): readonly ApiFormat[] {
  return forms.map(({ mediaType, extension }) => ({ mediaType, extension }));
}

/** Forms that only Accept chooses. */
export function negotiated(forms: readonly { readonly mediaType: string }[]): readonly ApiFormat[] {
  return forms.map(({ mediaType }) => ({ mediaType }));
}

/** A required part of the path. */
export function inPath(name: string, text: Texts, schema?: ApiParameter['schema']): ApiParameter {
  return { name, in: 'path', required: true, text, ...(schema && { schema }) };
}

/** An optional parameter of the query. */
export function inQuery(name: string, text: Texts, schema?: ApiParameter['schema']): ApiParameter {
  return { name, in: 'query', text, ...(schema && { schema }) };
}

/** The parameter that asks for an answer from an older release. */
export const AS_OF = inQuery('release', {
  en: 'Answer from this release: its name, or its number.',
  lv: 'Atbilde no šī laidiena: tā nosaukums vai numurs.',
});
