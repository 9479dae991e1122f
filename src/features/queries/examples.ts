import { readdirSync, readFileSync } from 'node:fs';
import type { Site } from '../../http/serving/publication.ts';
import {
  type ByLanguage,
  DEFAULT_LANGUAGE,
  inEveryLanguage,
  messagesIn,
  wording,
} from '../../pages/messages/messages.ts';
import { languagesOf } from '../../release/store/manifest.ts';
import {
  choicesOf,
  PARAMETER_TYPES,
  type ParameterType,
  type QueryParameter,
  withParameters,
} from './parameters.ts';

/** What the example queries are about, in the order in which they are listed. */
export const TOPICS = ['fields', 'places', 'time', 'connections', 'sources'] as const;

/** What one example query is about; `contents` of those that are made from data of any kind. */
export type Topic = (typeof TOPICS)[number] | 'contents';

/** The pictures of results that the editor can draw (assets/views). */
export const VIEWS = ['table', 'chart', 'map', 'timeline', 'graph'] as const;

/** One of the pictures of a result. */
export type ResultView = (typeof VIEWS)[number];

/** A part of an example query that the reader may choose, with its name for readers. */
export interface ExampleParameter extends QueryParameter {
  readonly label: ByLanguage;
}

/** A query that researchers would ask, with what it asks in the languages of the pages. */
export interface ExampleQuery {
  /** Key in addresses: the file's name without its number and extension. */
  readonly name: string;
  readonly title: ByLanguage;
  readonly description: ByLanguage;
  readonly topic: Topic;
  /** What shows its result best. */
  readonly view: ResultView;
  readonly parameters: readonly ExampleParameter[];
  /** The query without the lines of the header, with its parameters as `$name`. */
  readonly template: string;
  /** The query with the standard values of its parameters. */
  readonly query: string;
}

const DIRECTORY = new URL('../../../assets/queries/', import.meta.url);
const HEADER =
  /^# ((?:title|description|label \w+)@[a-z]{2,3}|topic|view|(?:parameter|choices) \w+): (.+)\n/gm;

/** Names of parameters that many queries share. */
const PARAMETERS = messagesIn(DEFAULT_LANGUAGE).queries.parameters;

let examples: readonly ExampleQuery[] | undefined;

/** The example queries of `assets/queries` by topic, then in the order of their numbers; throws where a file lacks a line of its header. */
export function exampleQueries(): readonly ExampleQuery[] {
  examples ??= readdirSync(DIRECTORY)
    .filter((file) => file.endsWith('.rq'))
    .sort()
    .map((file) => readExample(file, readFileSync(new URL(file, DIRECTORY), 'utf8')))
    .sort((a, b) => placeOf(a) - placeOf(b));
  return examples;
}

function placeOf({ topic }: ExampleQuery): number {
  return (TOPICS as readonly string[]).indexOf(topic);
}

/** Reads one file; throws an Error that names it where its header is not complete or not understood. */
export function readExample(file: string, content: string): ExampleQuery {
  const header = new Map([...content.matchAll(HEADER)].map(([, key = '', text = '']) => [key, text]));
  const line = (key: string) => {
    const text = header.get(key);
    if (text === undefined) throw new Error(`assets/queries/${file} has no line "# ${key}: …"`);
    return text;
  };
  /** In every language of the pages; in the default one where the file is not written in theirs. */
  const localized = (key: string): ByLanguage => {
    const fallback = line(`${key}@${DEFAULT_LANGUAGE}`);
    return inEveryLanguage((_, language) => header.get(`${key}@${language}`) ?? fallback);
  };
  const one = <T extends string>(known: readonly T[], key: string, text = line(key)): T => {
    const found = known.find((candidate) => candidate === text);
    if (found === undefined) throw new Error(`assets/queries/${file}: ${key} is none of ${known.join(', ')}`);
    return found;
  };
  const parameterOf = (name: string): ExampleParameter => {
    const [type, ...defaultValue] = line(`parameter ${name}`).split(' ');
    const choices = header.get(`choices ${name}`);
    return {
      name,
      type: one<ParameterType>(PARAMETER_TYPES, `parameter ${name}`, type),
      standard: defaultValue.join(' '),
      label: Object.hasOwn(PARAMETERS, name)
        ? inEveryLanguage(({ queries }) => wording(queries.parameters, name))
        : localized(`label ${name}`),
      ...(choices !== undefined && { choices }),
    };
  };
  const template = content.replaceAll(HEADER, '');
  const parameters = [...header.keys()].flatMap((key) =>
    key.startsWith('parameter ') ? [parameterOf(key.slice('parameter '.length))] : [],
  );
  return {
    name: file.replace(/^\d+-/, '').replace(/\.rq$/, ''),
    title: localized('title'),
    description: localized('description'),
    topic: one(TOPICS, 'topic'),
    view: one(VIEWS, 'view'),
    parameters,
    template,
    query: withParameters(template, parameters),
  };
}

/** An example whose query asks for names in a language of the pages, where it asks for a language at all. */
export function inLanguage(example: ExampleQuery, language: string): ExampleQuery {
  const { template, parameters } = example;
  const values = defaultsIn(parameters, language);
  return { ...example, query: withParameters(template, parameters, values) };
}

/** The example queries with standard values that the data of a publication know: names in one of their languages, and a town of theirs where the one that the file names is none. */
export function examplesFor(site: Site): Promise<readonly ExampleQuery[]> {
  const languages = languagesOf(site.publication.release.manifest);
  const [first = DEFAULT_LANGUAGE] = languages.includes(DEFAULT_LANGUAGE) ? [] : languages;
  const known = async (parameter: ExampleParameter): Promise<ExampleParameter> => {
    if (parameter.type === 'language') return { ...parameter, standard: first, languages };
    const values = (await choicesOf(site, parameter, first)).map(({ value }) => value);
    const [other = parameter.standard] = values.includes(parameter.standard) ? [] : values;
    return { ...parameter, standard: other };
  };
  return Promise.all(
    exampleQueries().map(async (example) => {
      const parameters = await Promise.all(example.parameters.map(known));
      return { ...example, parameters, query: withParameters(example.template, parameters) };
    }),
  );
}

/** The values of the parameters where none are chosen, for a reader of a language: names are in it where the data have such. */
export function defaultsIn(
  parameters: readonly QueryParameter[],
  language: string,
): ReadonlyMap<string, string> {
  return new Map(
    parameters.map(({ name, type, standard, languages = [language] }) => [
      name,
      type === 'language' && languages.includes(language) ? language : standard,
    ]),
  );
}
