/** What makes a document type declaration unfit to be read; the message says why. */
export class DoctypeError extends Error {
  override readonly name = 'DoctypeError';
}

const MAX_ENTITIES = 10_000;
/** Characters that one entity may stand for. */
const MAX_VALUE = 65_536;
const MAX_DEPTH = 16;
/** Characters that all references of a text may put in, and how many more for each character that was read. */
const FREE_EXPANSION = 16 * 1024 * 1024;
const EXPANSION_RATE = 10;

const DECLARATION =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!([A-Z]+)((?:[^A-Z"'>](?:[^"'>]|"[^"]*"|'[^']*')*)?)>|(%[^;\s]*;?)|\s+/y;
const ENTITY = /^\s+(%\s+)?([^\s"'%<>&]+)\s+(?:(SYSTEM|PUBLIC)\b|"([^"]*)"|'([^']*)')/;
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([^\s;&#]+));/gi;
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/** The entities that the internal subset of a document type declaration declares (XML 1.0 §4.2), name → text; throws a DoctypeError for what would be read from elsewhere, and for what is too large. */
export function declaredEntities(doctype: string): ReadonlyMap<string, string> {
  const begin = doctype.indexOf('[');
  const subset = begin < 0 ? '' : doctype.slice(begin + 1, Math.max(begin + 1, doctype.lastIndexOf(']')));
  const [, external] = (begin < 0 ? doctype : doctype.slice(0, begin)).trim().split(/\s+/);
  if (external === 'SYSTEM' || external === 'PUBLIC') {
    throw new DoctypeError(
      'the document type declaration names an external DTD, which is not read: take it out',
    );
  }
  const declared = declarations(subset);
  const entities = new Map<string, string>();
  for (const name of declared.keys()) expanded(name, { declared, entities }, []);
  return entities;
}

/** Counts what entity references put into a text; throws a DoctypeError where that is out of proportion. */
export class ExpansionLimit {
  #expanded = 0;
  /** Characters of the text that were read so far. */
  read = 0;

  add(length: number): void {
    this.#expanded += length;
    if (this.#expanded > FREE_EXPANSION + EXPANSION_RATE * this.read) {
      throw new DoctypeError('the entities of this file stand for far more text than the file has');
    }
  }
}

function declarations(subset: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (DECLARATION.lastIndex = 0; DECLARATION.lastIndex < subset.length; ) {
    const at = DECLARATION.lastIndex;
    const match = DECLARATION.exec(subset);
    if (match === null) {
      throw new DoctypeError(
        `the document type declaration cannot be read at “${subset.slice(at, at + 40)}”`,
      );
    }
    const [, keyword, rest = '', parameter] = match;
    if (parameter !== undefined) throw new DoctypeError(`the parameter entity ${parameter} is not read`);
    if (keyword === 'ATTLIST' && /["']/.test(rest)) {
      throw new DoctypeError(
        'values that a DTD gives to attributes are not read: write them where they belong',
      );
    }
    if (keyword === 'ENTITY') addEntity(rest, found);
  }
  return found;
}

function addEntity(rest: string, found: Map<string, string>): void {
  const [, parameter, name, external, double, single] = ENTITY.exec(rest) ?? [];
  if (name === undefined)
    throw new DoctypeError(`not the declaration of an entity: “<!ENTITY${rest.slice(0, 40)}”`);
  if (parameter !== undefined) throw new DoctypeError(`the parameter entity %${name}; is not read`);
  if (external !== undefined) {
    throw new DoctypeError(`the entity ${name} stands in another file, which is not read`);
  }
  if (found.size >= MAX_ENTITIES) throw new DoctypeError(`there are more than ${MAX_ENTITIES} entities`);
  // The first declaration of a name binds (XML 1.0 §4.2), and nothing can change the five that XML has.
  if (!found.has(name) && !Object.hasOwn(PREDEFINED, name)) found.set(name, double ?? single ?? '');
}

interface Entities {
  /** As they are written. */
  readonly declared: ReadonlyMap<string, string>;
  /** Those that are expanded already: each is, once. */
  readonly entities: Map<string, string>;
}

/** The text that an entity stands for, through the entities in it. */
function expanded(name: string, known: Entities, within: readonly string[]): string {
  const done = known.entities.get(name);
  if (done !== undefined) return done;
  const value = known.declared.get(name);
  if (value === undefined) throw new DoctypeError(`the entity ${name} is not declared`);
  if (within.includes(name)) throw new DoctypeError(`the entity ${name} contains itself`);
  if (within.length > MAX_DEPTH) throw new DoctypeError(`the entity ${within[0]} is nested too deeply`);
  if (/<|&#(60|x3c);/i.test(value))
    throw new DoctypeError(`the entity ${name} holds markup, which is not read`);
  let [text, last] = ['', 0];
  for (const match of value.matchAll(REFERENCE)) {
    text += value.slice(last, match.index) + referred(match, known, [...within, name]);
    last = match.index + match[0].length;
    checkLength(name, text);
  }
  text += value.slice(last);
  checkLength(name, text);
  known.entities.set(name, text);
  return text;
}

function checkLength(name: string, { length }: string): void {
  if (length <= MAX_VALUE) return;
  throw new DoctypeError(`the entity ${name} stands for more than ${MAX_VALUE} characters`);
}

function referred(
  [, decimal, hexadecimal, entity]: RegExpExecArray,
  known: Entities,
  within: readonly string[],
): string {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (entity === undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  return PREDEFINED[entity] ?? expanded(entity, known, within);
}
