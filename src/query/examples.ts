import { readdirSync, readFileSync } from 'node:fs';

/** A query that researchers would ask, with what it asks in the languages of the pages. */
export interface ExampleQuery {
  /** Key in addresses: the file's name without its number and extension. */
  readonly name: string;
  readonly title: Readonly<Record<'en' | 'lv', string>>;
  readonly description: Readonly<Record<'en' | 'lv', string>>;
  /** The query without the lines of the header. */
  readonly query: string;
}

const DIRECTORY = new URL('../../assets/queries/', import.meta.url);
const HEADER = /^# (title|description)@(en|lv): (.+)\n/gm;

let examples: readonly ExampleQuery[] | undefined;

/** The example queries of `assets/queries` in the order of their numbers; throws where a file lacks a line of its header. */
export function exampleQueries(): readonly ExampleQuery[] {
  examples ??= readdirSync(DIRECTORY)
    .filter((file) => file.endsWith('.rq'))
    .sort()
    .map((file) => readExample(file, readFileSync(new URL(file, DIRECTORY), 'utf8')));
  return examples;
}

function readExample(file: string, content: string): ExampleQuery {
  const header = new Map(
    [...content.matchAll(HEADER)].map(([, key, language, text]) => [`${key}@${language}`, text]),
  );
  const line = (key: string) => {
    const text = header.get(key);
    if (text === undefined) throw new Error(`assets/queries/${file} has no line "# ${key}: …"`);
    return text;
  };
  return {
    name: file.replace(/^\d+-/, '').replace(/\.rq$/, ''),
    title: { en: line('title@en'), lv: line('title@lv') },
    description: { en: line('description@en'), lv: line('description@lv') },
    query: content.replaceAll(HEADER, ''),
  };
}
