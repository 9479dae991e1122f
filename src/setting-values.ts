import { z } from 'zod';
import { LANGUAGES } from './pages/messages/wording.ts';
import { codeOf } from './text/error-code.ts';

/** One setting: where it can be given, what it is when nobody does, what it must look like, what it is for. */
export interface Setting<T> {
  readonly flag: string;
  readonly variable: string;
  /** As the operator would write it; undefined where there is nothing to assume. */
  readonly defaultValue: string | undefined;
  readonly schema: z.ZodType<T>;
  readonly help: string;
  /** `list`: may be repeated, or separated by commas in the variable; `switch`: takes no value. */
  readonly shape?: 'list' | 'switch';
}

/** A setting that the flag, and the variable that is named after it, give. */
export function setting<T, S extends string | undefined>(
  flag: string,
  defaultValue: S,
  schema: z.ZodType<T>,
  help: string,
  shape?: 'list' | 'switch',
): Setting<T> & { readonly defaultValue: S } {
  const variable = `MUNPART_${flag.toUpperCase().replaceAll('-', '_')}`;
  return { flag, variable, defaultValue, schema, help, ...(shape && { shape }) };
}

/** A whole number between two. */
export const wholeNumber = (least: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `at least ${least}`).max(max, `at most ${max}`));

/** Seconds, given back in milliseconds: 0.1 to 3600. */
export const seconds = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a number of seconds')
  .transform((value) => Number(value) * 1000)
  .pipe(z.number().min(100, 'at least 0.1 seconds').max(3_600_000, 'at most an hour'));

/** Seconds, given back in milliseconds: 0 to a day. */
export const budget = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'a number of seconds')
  .transform((value) => Number(value) * 1000)
  .pipe(z.number().max(86_400_000, 'at most a day'));

/** A base IRI. */
export const baseIri = z
  .string()
  .refine(
    (value) => /^https?:\/\/[^\s/?#]+\/([^\s?#]*\/)?$/.test(value) && URL.canParse(value),
    'an http or https IRI that ends with a slash, without query or fragment',
  );

/** The first part of the paths of munpart's own pages. */
export const sitePrefix = z
  .string()
  .regex(/^[\w~-]{1,40}$/, 'letters, digits, -, _ and ~')
  .refine((name) => !['id', 'robots', 'sitemap', 'healthz'].includes(name), 'a name that is not taken');

/** SPARQL endpoints, or `none`. */
export const services = z
  .array(z.string())
  .transform((values) => (values.length === 1 && values[0] === 'none' ? [] : values))
  .pipe(z.array(z.url({ protocol: /^https?$/, error: 'none, or http and https URLs' })));

/** Languages that there is a catalogue for; the first is for those who ask for none. */
export const languages = z.array(z.string()).transform((tags, { addIssue }) => {
  const known = [...new Set(tags)].flatMap((tag) => LANGUAGES.find((language) => language === tag) ?? []);
  const [first, ...others] = known;
  if (first !== undefined && known.length === new Set(tags).size) return [first, ...others] as const;
  addIssue(`some of ${LANGUAGES.join(', ')}`);
  return z.NEVER;
});

/** Copies of JSON-LD contexts, each as `URL=FILE`. */
export const contexts = z.array(z.string()).transform((values, { addIssue }) =>
  values.map((value) => {
    const at = value.lastIndexOf('=');
    const [url, file] = [value.slice(0, at), value.slice(at + 1)];
    if (at < 0 || file === '' || !URL.canParse(url))
      addIssue('URL=FILE, such as https://schema.org/=schema.jsonld');
    return { url, file };
  }),
);

/** The value of a variable of the environment as a flag would give it; undefined where it is not set, or empty. */
export function fromVariable(value: string | undefined, shape: 'list' | 'switch' | undefined): unknown {
  if (value === undefined || value === '') return undefined;
  if (shape === 'list') return value.split(',');
  return shape === 'switch' ? value === 'true' || value === '1' : value;
}

/** What the platform says of flags that it cannot read (`parseArgs`), in our words where its own are of no help. */
export function faultOfFlags(error: Error): string {
  const [, name = ''] = /'([^']*)'/.exec(error.message) ?? [];
  if (codeOf(error) === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
    return `nothing says what ${name} is: --rdf ${name} if it is an RDF file, --data ${name} if it is a directory of records`;
  }
  if (error.message.includes('is ambiguous'))
    return `${name} has no value; one that begins with - is written ${name}=-1`;
  return error.message.split(/\.\s/)[0] ?? error.message;
}
