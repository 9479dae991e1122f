import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Format } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import type { Language } from '../pages/messages/messages.ts';
import type { Fields } from './fields.ts';
import type { Offer } from './negotiate.ts';

/** One of the forms in which a resource can be had. */
export interface Representation extends Offer {
  /** Key in addresses and caches. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  /** Written in the reader's language. */
  readonly localized?: boolean;
  /** The RDF syntax, where it is one. */
  readonly format?: Format;
}

/** The page for people. */
export const HTML: Representation = {
  name: 'html',
  label: 'HTML',
  mediaType: 'text/html',
  aliases: ['application/xhtml+xml'],
  extension: 'html',
  localized: true,
};

/** Points for maps. */
export const GEOJSON: Representation = {
  name: 'geojson',
  label: 'GeoJSON',
  mediaType: 'application/geo+json',
  extension: 'geojson',
};

/** A table for spreadsheets. */
export const CSV: Representation = {
  name: 'csv',
  label: 'CSV',
  mediaType: 'text/csv',
  extension: 'csv',
  localized: true,
};

/** Plain objects for programmers. */
export const JSON_FORM: Representation = {
  name: 'json',
  label: 'JSON',
  mediaType: 'application/json',
  extension: 'json',
  localized: true,
};

/** Plain objects that say all in every language. */
export const PLAIN_JSON: Representation = {
  name: 'json',
  label: 'JSON',
  mediaType: 'application/json',
  extension: 'json',
};

/** The RDF syntaxes, in their order of preference. */
export const RDF_FORMS: readonly Representation[] = FORMATS.map((format) => ({
  name: format.name,
  label: format.label,
  mediaType: format.mediaType,
  aliases: format.aliases,
  extension: format.extension,
  format,
}));

/** A thing with an address: the forms in which it can be had, and how each is written. */
export interface Resource {
  /** Address below the base, without suffix: `doc/place/radom`. */
  readonly address: string;
  /** What is selected of it: `page=2`; part of every address. */
  readonly query?: string;
  /** What tells its states apart where it changes within a release; never seen by a client. */
  readonly revision?: string;
  /** In the order of preference. */
  readonly representations: readonly Representation[];
  /** Absolute URL of one form alone; absent where the forms have no addresses of their own. */
  urlOf?(form: Representation): string;
  /** Values of the Link field beside those of the other forms. */
  readonly links: readonly string[];
  /** Those of one form alone. */
  formLinks?(form: Representation): readonly string[];
  /** Absolute URL of what this is a variant of; its own address where absent. */
  readonly canonical?: string;
  /** The same in other profiles; where there are any, or this is one of them, Accept-Profile decides too. */
  readonly inProfiles?: readonly Profiled[];
  /** Content-Security-Policy, where the strict one is too strict. */
  readonly policy?: string;
  /** Cache-Control, where the bytes are for longer than the release. */
  readonly cache?: string;
  /** Whether Accept-Datetime decides what is answered, at the addresses of its forms too (RFC 7089 §2.1). */
  readonly timed?: boolean;
  /** 410 where it tells of what is gone; 200 where absent. */
  readonly status?: 200 | 410;
  write(form: Representation, locale: Locale): Promise<string | Uint8Array>;
  /** What is too large to be held, piece by piece as it is sent, and not kept; undefined where it is to be written at once. */
  stream?(form: Representation, locale: Locale): AsyncIterable<string> | undefined;
}

/** Thrown by `write` with what it wrote, where that is true only now: it is sent, and not kept. */
export class NotCacheable extends Error {
  override readonly name = 'Passing';
  readonly text: string;

  constructor(text: string) {
    super('written for this once');
    this.text = text;
  }
}

/** A resource in the terms of a profile. */
export interface Profiled extends Resource {
  readonly profile: { readonly iri: string; readonly token: string };
}

/** Whom a page is for. */
export interface Locale {
  readonly language: Language;
  /** Whether the address names the language (`?lang=de`): then the links of the page do too. */
  readonly named: boolean;
}

/** A representation as it is sent: its bytes and, ready made, the header fields of each way to ask for it. */
export interface PreparedResponse {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly status: 200 | 410;
  readonly negotiated: ResponseHeaders;
  readonly direct: ResponseHeaders;
}

/** Header fields of a 200 and of a 304. */
export interface ResponseHeaders {
  readonly ok: Fields;
  readonly notModified: Fields;
}

const compress = promisify(gzip);

/** Content types of text name their charset; JSON and N-Quads are UTF-8 by definition, and saying so harms nobody. */
export function contentType(mediaType: string): string {
  return /^text\/|xml$|n-(triples|quads)$|trig$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType;
}

/** Smaller than this, in bytes, gzip saves no packet. */
export const MIN_COMPRESSED_BYTES = 1_000;

/** Whether gzip makes bytes of this media type smaller. */
export function isCompressible(mediaType: string): boolean {
  return /^text\/|json$|xml$|javascript$|sparql-query$|n-(triples|quads)$|trig$/.test(mediaType);
}

/** Bytes of a text in UTF-8, or the bytes themselves, in a buffer of their own. */
export function bytesOf(content: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

/** The bytes in gzip. */
export async function compressed(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await compress(bytes));
}

/** A strong entity tag: equal tags mean equal bytes, whatever release, program or machine made them. */
export function entityTag(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}
