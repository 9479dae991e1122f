import type { CST, YAMLError } from 'yaml';

/** A fault of YAML in plain words, at the offset of what is to be mended. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

/** What to say in place of the library's own words, which tell of its grammar; the first that fits counts. */
const WORDS: readonly (readonly [library: RegExp, plain: string])[] = [
  [/^Tabs are not allowed as indentation/, 'a tab: indent with blanks'],
  [/^Nested mappings are not allowed/, 'a text with a colon: put it in quotes'],
  [
    /^A block sequence may not be used as an implicit map key/,
    'indented otherwise than the items above: those of one list begin in one column',
  ],
  [
    /^All (mapping|sequence|collection) items must start at the same column/,
    'indented otherwise than the lines above: the keys of one record begin in one column',
  ],
  [
    /^Implicit (map )?keys need to be/,
    'a key without its colon, or no blank after the colon: write key: value',
  ],
  [/^Plain value cannot start with reserved character (.)/, 'a text that begins with $1: put it in quotes'],
  [/^Unexpected flow-seq-end token/, 'a "]" without its "["'],
  [/^Unexpected flow-map-end token/, 'a "}" without its "{"'],
  [/^Unexpected , in flow/, 'a comma with nothing before it'],
  [
    /^(Block collections are not allowed within flow collections|Missing , (or : )?between flow)/,
    'a comma is missing before this',
  ],
  [/^Unexpected scalar at node end/, 'text after what is in quotes: put all of it in quotes'],
  [/^Invalid escape sequence (.*)/, '$1 means nothing in double quotes: use single ones'],
  [
    /^Missing directives-end/,
    'a line that begins with %, which YAML keeps for itself: put the text in quotes',
  ],
];

/** The first fault of a text in words for those who write records; the tokens are all that the text has. */
export function explainFault(fault: YAMLError, text: string, tokens: readonly CST.Token[]): YamlFault {
  const { message } = fault;
  const offset = fault.pos[0];
  const tab = tabBefore(text, offset);
  if (tab !== undefined) return { offset: tab, message: 'a tab: indent with blanks' };
  if (/^Flow (sequence|map) in block collection must be/.test(message)) {
    const open = lastOf(tokens, (token) => isUnclosed(token) && token.offset <= offset);
    const [bracket, end] = message.startsWith('Flow map') ? ['{', '}'] : ['[', ']'];
    return { offset: open?.offset ?? offset, message: `a "${bracket}" that no "${end}" closes` };
  }
  if (/^Missing closing/.test(message)) {
    const open = lastOf(tokens, (token) => token.type.endsWith('-quoted-scalar') && token.offset <= offset);
    return { offset: open?.offset ?? offset, message: 'a quotation mark that no other one closes' };
  }
  const found = WORDS.find(([library]) => library.test(message));
  if (found === undefined) return { offset, message: `YAML: ${message}` };
  const [library, plain] = found;
  return { offset, message: plain.replace('$1', library.exec(message)?.[1] ?? '') };
}

/** The first tab of what a line is indented with, where the offset is in the line or, by the library's count, at the end of the one before. */
function tabBefore(text: string, offset: number): number | undefined {
  const line = text.lastIndexOf('\n', offset - 1) + 1;
  const indent = /^ *(\t)?/.exec(text.slice(line)) ?? [''];
  return indent[1] === undefined ? undefined : line + indent[0].length - 1;
}

function isUnclosed(token: CST.Token): boolean {
  if (token.type !== 'flow-collection') return false;
  const end = token.start.source === '{' ? 'flow-map-end' : 'flow-seq-end';
  return !token.end.some(({ type }) => type === end);
}

function lastOf(
  tokens: readonly CST.Token[],
  isSuch: (token: CST.Token) => boolean,
): { readonly offset: number } | undefined {
  let last: CST.Token | undefined;
  for (const token of nested(tokens)) {
    if (isSuch(token) && (last === undefined || token.offset > last.offset)) last = token;
  }
  return last;
}

function* nested(tokens: Iterable<CST.Token | null | undefined>): Iterable<CST.Token> {
  for (const token of tokens) {
    if (!token) continue;
    yield token;
    if ('items' in token) yield* nested(token.items.flatMap(({ key, value }) => [key, value]));
    if (token.type === 'document') yield* nested([token.value]);
  }
}
