import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { parseYaml } from '../records/reading/yaml.ts';
import type { RegisterName } from '../records/record-types/index.ts';
import { RECORD_TYPES } from '../records/record-types/index.ts';
import { type ImportResult, originKey } from './import/result.ts';

/** Collections shorter than this stand in one line. */
const SHORT = 90;

/** Document, map and pair lead to a record: it and the lists of a page stand as blocks. */
const RECORD_DEPTH = 4;

/** The text of a new page file; its entries have their comments above them. */
export function pageText(slug: string, value: unknown, { comments }: Pick<ImportResult, 'comments'>): string {
  const document = documentOf(value);
  for (const [list, items] of lists(document)) {
    for (const [index, item] of items.entries()) {
      const comment = comments.get(originKey('pages', slug, `${list}[${index}]`));
      if (isCollection(item) && index > 0) item.spaceBefore = true;
      if (isCollection(item) && comment !== undefined) item.commentBefore = commentOf(comment);
    }
  }
  return checked(`${schemaLine('pages')}${printed(document)}`, value);
}

/** The text of a register with records added at its end and others replaced in their place: not another byte of it changes. */
export function registerText(
  register: RegisterName,
  text: string | undefined,
  records: ReadonlyMap<string, unknown>,
  { comments }: Pick<ImportResult, 'comments'>,
): string {
  const before = text ?? `${schemaLine(register)}{}\n`;
  const expected = { ...(plain(before) as object), ...Object.fromEntries(records) };
  const texts = [...records].map(
    ([slug, value]) => [slug, recordText(slug, value, comments.get(originKey(register, slug)))] as const,
  );
  const after = withRecords(before, new Map(texts));
  return checked(after, expected);
}

/** The value that a file's text holds, whatever is wrong with it. */
function plain(text: string): unknown {
  return JSON.parse(JSON.stringify(parseYaml(text, '').source.value ?? null));
}

/** The register's text with each record in the place of the one of its slug, else at the end. */
function withRecords(text: string, records: ReadonlyMap<string, string>): string {
  if (records.size === 0) return text;
  // The library looks for each key among all the others.
  const { contents } = parseDocument(text, { uniqueKeys: false });
  if (!isMap(contents) || (contents.flow && contents.items.length > 0))
    throw new Error('a register is a block of keys');
  if (contents.items.length === 0) {
    const [start, end] = contents.range ?? [0, 0];
    const before = text.slice(0, start);
    return `${before}${before.trim() === '' ? '' : '\n'}${[...records.values()].join('\n')}${text.slice(end).trim()}`;
  }
  const { replaced, presentKeys } = withReplaced(text, contents, records);
  const added = [...records].filter(([slug]) => !presentKeys.has(slug)).map(([, record]) => record);
  return added.length === 0 ? replaced : [replaced.replace(/\n*$/, '\n'), ...added].join('\n');
}

/** The text with the records whose slugs it has, and these. */
function withReplaced(
  text: string,
  { items }: YAMLMap,
  records: ReadonlyMap<string, string>,
): { replaced: string; presentKeys: ReadonlySet<string> } {
  const presentKeys = new Set<string>();
  let [replaced, at] = ['', 0];
  for (const { key, value } of items) {
    const slug = isScalar(key) ? String(key.value) : '';
    const record = records.get(slug);
    if (record === undefined || !isScalar(key)) continue;
    presentKeys.add(slug);
    const start = key.range?.[0] ?? 0;
    const end = (value as { readonly range?: readonly [number, number, number] } | null)?.range?.[1] ?? start;
    replaced += `${text.slice(at, start)}${record.trimEnd()}${text[end - 1] === '\n' ? '\n' : ''}`;
    at = end;
  }
  return { replaced: replaced + text.slice(at), presentKeys };
}

function recordText(slug: string, value: unknown, comment: string | undefined): string {
  const document = documentOf({ [slug]: value });
  const { contents } = document;
  const pair = isMap(contents) ? contents.items[0] : undefined;
  if (isPair(pair) && isCollection(pair.value) && comment !== undefined)
    pair.value.commentBefore = commentOf(comment);
  return printed(document);
}

function documentOf(value: unknown): Document {
  const document = new Document(value);
  visit(document, {
    Collection(_, node, path) {
      const isShort = JSON.stringify(node.toJSON()).length < SHORT;
      const isList = isSeq(node) && (node.items.length === 0 || node.items.every(isScalar));
      node.flow = path.length > RECORD_DEPTH && (isList || (isMap(node) && isShort));
    },
  });
  return document;
}

function printed(document: Document): string {
  return document.toString({ lineWidth: 0 });
}

function* lists({ contents }: Document): Iterable<readonly [string, readonly unknown[]]> {
  for (const { key, value } of isMap(contents) ? contents.items : []) {
    if (isScalar(key)) key.spaceBefore = true;
    if (isScalar(key) && isSeq(value)) yield [String(key.value), value.items];
  }
}

function commentOf(text: string): string {
  return text.replace(/^/gm, ' ');
}

function schemaLine(register: RegisterName): string {
  const type = RECORD_TYPES.find((each) => each.register === register);
  const up = type?.location.endsWith('/') ? '../' : '';
  return `# yaml-language-server: $schema=${up}schema/${type?.jsonSchema}\n`;
}

/** The text, if it holds what it was written for. */
function checked(text: string, value: unknown): string {
  const { issues } = parseYaml(text, '');
  if (issues.length > 0 || !isDeepStrictEqual(plain(text), JSON.parse(JSON.stringify(value)))) {
    throw new Error(
      `the records cannot be written as YAML: ${issues[0]?.message ?? 'another value was read'}`,
    );
  }
  return text;
}
