import type { Context } from 'hono';
import type { Messages } from '../pages/messages/messages.ts';
import type { ProblemKind } from './problem.ts';
import type { Representation } from './representation.ts';
import type { Site } from './serving/publication.ts';

/** A text of the catalogue, in the language of the catalogue. */
export type CatalogueText = (messages: Messages) => string;

/** A parameter of an address. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly text: CatalogueText;
  readonly required?: boolean;
  /** JSON Schema of its value; a string where absent. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** A form in which an address answers. */
export interface RouteForm {
  readonly mediaType: string;
  /** Without the dot; absent where the form has no address of its own. */
  readonly extension?: string;
}

/** A request that works as it stands. */
export interface Example {
  /** Below the base, without a slash at the start. */
  readonly path: string;
  readonly accept?: string;
  /** Sent by POST, of this media type. */
  readonly body?: { readonly mediaType: string; readonly text: string };
}

/** What examples are made from: things that this very release has. */
export interface ExampleFacts {
  /** Address of the document about a resource: `doc/place/radom`. */
  readonly document: string;
  /** IRI of that resource. */
  readonly iri: string;
  /** The release's place in addresses. */
  readonly release: string;
  /** Whether the data are of another kind than munpart's records. */
  readonly isGeneral: boolean;
  /** A file of it: `munpart.ttl`. */
  readonly file: string;
}

/** The headings under which addresses are described. */
export type RouteGroup = 'documents' | 'lists' | 'queries' | 'files' | 'services';

/** A method that a route can have; GET answers HEAD too. */
export type Method = 'GET' | 'POST' | 'QUERY' | 'DELETE';

/** One public address: the one source of the router, `/openapi.json`, `/api`, the static site, warming up and the doctor. */
export interface Route {
  /** Template as OpenAPI writes it: `/doc/{type}/{slug}`. */
  readonly path: string;
  /** Pattern of the router where the path does not say it: `/doc/*`. */
  readonly pattern?: string;
  /** GET where absent. */
  readonly methods?: readonly Method[];
  /** Gets the list that it is in besides: what describes or lists all routes has no list of its own. */
  readonly handler: (c: Context, site: Site, routes: readonly Route[]) => Response | Promise<Response>;
  readonly group: RouteGroup;
  readonly title: CatalogueText;
  readonly text?: (messages: Messages) => string | undefined;
  readonly parameters?: readonly Parameter[];
  /** In the order of preference; empty where it answers without content. */
  readonly forms: readonly RouteForm[];
  /** 200 where absent. */
  readonly status?: 200 | 204 | 303;
  /** Kinds of problems beside those of every address. */
  readonly problems?: readonly ProblemKind[];
  /** What POST and QUERY take: media type → its OpenAPI content; a form where absent. */
  readonly body?: Readonly<Record<string, object>>;
  /** Absent where no request works without preparation. */
  readonly example?: (facts: ExampleFacts) => Example | undefined;
  /** Whether a publication has it; every one where absent. */
  readonly isOffered?: (site: Site) => boolean;
  /** Whether it is answered however many requests of the same client are under way: what tells health, what has bounds of its own, and what takes its turn when the body of the request is there. */
  readonly isUnqueued?: true;
  /** Whether it stays below the base IRI where the other addresses have a prefix. */
  readonly atRoot?: boolean;
  /** Of a static site: `start` is where crawling begins, `never` only a server can answer; other addresses are found by links. */
  readonly inStaticSite?: 'start' | 'never';
  /** Whether it is a page that the sitemap names beside the documents. */
  readonly inSitemap?: true;
  /** Address below the base that is slow for whoever asks first on a release, so that the server asks itself; of a large release a build asks too, and what was worked out is kept. */
  readonly warm?: string;
  /** What the doctor asks for to check HEAD and CORS; `accept` is any where absent. */
  readonly probe?: Pick<Example, 'path' | 'accept'>;
}

/** Title and text that the catalogue of the interface has under a name. */
export function describedAs(name: keyof Messages['api']['routes']): Pick<Route, 'title' | 'text'> {
  const texts = (messages: Messages): { readonly title: string; readonly text?: string } =>
    messages.api.routes[name];
  return { title: (messages) => texts(messages).title, text: (messages) => texts(messages).text };
}

/** Forms with suffixes under which they have addresses of their own. */
export function suffixed(forms: readonly Representation[]): readonly RouteForm[] {
  return forms.map(({ mediaType, extension }) => ({ mediaType, extension }));
}

/** Forms that only Accept chooses. */
export function negotiated(...mediaTypes: readonly string[]): readonly RouteForm[] {
  return mediaTypes.map((mediaType) => ({ mediaType }));
}

/** A required part of the path. */
export function inPath(name: string, text: CatalogueText, schema?: Parameter['schema']): Parameter {
  return { name, in: 'path', required: true, text, ...(schema && { schema }) };
}

/** An optional parameter of the query. */
export function inQuery(name: string, text: CatalogueText, schema?: Parameter['schema']): Parameter {
  return { name, in: 'query', text, ...(schema && { schema }) };
}

/** The parameter that asks for an answer from an older release. */
export const AS_OF: Parameter = inQuery('release', ({ api }) => api.parameterTexts.release);

/** The patterns under which the router knows a route: a fixed path has one more for each suffix, one that ends in a slash another without it. */
export function patternsOf({ path, pattern, forms }: Route): readonly string[] {
  const own = pattern ?? path.replaceAll(/\{(\w+)\}/g, ':$1');
  if (own.length > 1 && own.endsWith('/')) return [own, own.slice(0, -1)];
  if (/[:*]/.test(own)) return [own];
  return [own, ...forms.flatMap(({ extension }) => (extension === undefined ? [] : [`${own}.${extension}`]))];
}

/** A pattern in its parts: those before `*`, where it ends in one. */
interface PathPattern {
  readonly parts: readonly string[];
  readonly isOpen: boolean;
}

/** Whoever follows all links asks for each of them what every route answers. */
const pathPatterns = new WeakMap<Route, readonly PathPattern[]>();

function pathPatternsOf(route: Route): readonly PathPattern[] {
  const known = pathPatterns.get(route);
  if (known) return known;
  const patterns = patternsOf(route).map((pattern) => {
    const parts = pattern.split('/');
    const rest = parts.indexOf('*');
    return rest < 0 ? { parts, isOpen: false } : { parts: parts.slice(0, rest), isOpen: true };
  });
  pathPatterns.set(route, patterns);
  return patterns;
}

/** Whether a route answers at a path below the base; it has no slash at the start. */
export function matchesPath(route: Route, path: string): boolean {
  const found = `/${path}`.split('/');
  return pathPatternsOf(route).some(
    ({ parts, isOpen }) =>
      (isOpen ? found.length > parts.length : found.length === parts.length) &&
      parts.every((part, index) => part.startsWith(':') || part === found[index]),
  );
}
