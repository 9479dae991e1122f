import { createReadStream } from 'node:fs';
import { wholeLines } from '../../formats/whole-lines.ts';

const CHUNK = 1 << 20;
/** Larger strings have pages of memory of their own, each of which costs as much as it takes to read them. */
const TEXT_CHUNK = 1 << 15;
const LINE_FEED = 0x0a;

/** The lines of a text file without their line feeds, as many at a time as a mebibyte holds. */
export async function* storedLines(path: string): AsyncIterable<string[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    // Each line is a string of its own: one that was cut from the chunk would keep all of it in memory.
    const lines: string[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    rest = bytes.subarray(start);
    yield lines;
  }
  if (rest.length > 0) yield [rest.toString()];
}

/** Whether the line between two places of a text is of a kind. */
type LineTest = (text: string, start: number, end: number) => boolean;

/** How a serializer lays its text out in lines; blocks may stand in groups, such as the named graphs of TriG. */
interface Layout {
  /** Whether the line is the last one that every piece needs before its blocks; absent where there is no head. */
  readonly endsHead?: LineTest;
  readonly endsBlock: LineTest;
  /** The same within a group, where that differs. */
  readonly endsGroupedBlock?: LineTest;
  readonly opensGroup?: LineTest;
  readonly closesGroup?: LineTest;
  /** What stands between blocks. */
  readonly separator: '' | ',';
  /** The lines that close a group and the text, without line feeds. */
  readonly groupTail: string;
  readonly tail: string;
}

const is =
  (line: string): LineTest =>
  (text, start, end) =>
    end - start === line.length && text.startsWith(line, start);

/** A line that may have a comma behind it. */
const isItem =
  (line: string): LineTest =>
  (text, start, end) =>
    text.startsWith(line, start) &&
    (end - start === line.length || (end - start === line.length + 1 && text[end - 1] === ','));

const LINES: Layout = { endsBlock: () => true, separator: '', groupTail: '', tail: '' };

const TURTLE: Layout = {
  endsHead: is(''),
  endsBlock: (text, start, end) => end - start > 1 && text.endsWith(' .', end),
  separator: '',
  groupTail: '',
  tail: '',
};

/** Format name → how the dumps in it are laid out. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  'n-triples': LINES,
  'n-quads': LINES,
  turtle: TURTLE,
  trig: {
    ...TURTLE,
    opensGroup: (text, start, end) => end - start > 2 && text[start] !== ' ' && text.endsWith(' {', end),
    closesGroup: is('}'),
    groupTail: '}',
  },
  'rdf-xml': {
    endsHead: is(''),
    endsBlock: is('  </rdf:Description>'),
    separator: '',
    groupTail: '',
    tail: '</rdf:RDF>',
  },
  'json-ld': {
    endsHead: is('  "@graph": ['),
    endsBlock: isItem('    }'),
    endsGroupedBlock: isItem('      }'),
    opensGroup: (text, start, end) =>
      end - start > 6 && text.startsWith('    {', start) && text[end - 1] === '[',
    closesGroup: isItem('    ] }'),
    separator: ',',
    groupTail: ']}',
    tail: ']}',
  },
};

/** Whether a dump in the format can be read piece by piece. */
export function canCut(format: string): boolean {
  return Object.hasOwn(LAYOUTS, format);
}

/** A dump as texts of about `size` characters that each parse alone; throws an Error where it does not end as its layout says. Blank nodes that several blocks share would fall apart. */
export async function* chunks(path: string, format: string, size: number): AsyncIterable<string> {
  const layout = LAYOUTS[format];
  if (layout === undefined) throw new Error(`the layout of ${format} is not known`);
  const cutter = new Cutter(layout, size);
  const texts = createReadStream(path, { encoding: 'utf8', highWaterMark: TEXT_CHUNK });
  for await (const text of wholeLines(texts)) yield* cutter.add(text);
  const rest = cutter.end();
  if (rest === undefined) throw new Error(`${path} does not end as ${format} does`);
  yield rest;
}

/** Blocks that follow each other are cut out of the text as they stand there. */
class Cutter {
  readonly #layout: Layout;
  readonly #size: number;
  #head = '';
  #isInHead: boolean;
  #group: string | undefined;
  /** What is not done with; what is given of it ends at the first place, its last block at the second. */
  #text = '';
  #given = 0;
  #blocksEnd = 0;

  constructor(layout: Layout, size: number) {
    this.#layout = layout;
    this.#size = size;
    this.#isInHead = layout.endsHead !== undefined;
  }

  /** Takes the next whole lines; gives a piece whenever enough has come together or a group ends. */
  *add(lines: string): Generator<string, undefined> {
    const rest = this.#text.slice(this.#given);
    this.#blocksEnd -= this.#given;
    this.#given = 0;
    this.#text = rest + lines;
    for (let [start, end] = [rest.length, 0]; start < this.#text.length; start = end + 1) {
      end = this.#text.indexOf('\n', start);
      if (end < 0) end = this.#text.length;
      const piece = this.#isInHead ? this.#addHead(start, end) : this.#addLine(start, end);
      if (piece !== undefined) yield piece;
    }
  }

  /** The last piece; undefined where the text breaks off. */
  end(): string | undefined {
    if (this.#isInHead) this.#endHead(this.#text.length);
    const rest = this.#text.slice(this.#blocksEnd).replace(/\s/g, '');
    const isWhole = this.#group === undefined && rest === this.#layout.tail;
    return isWhole ? this.#piece(this.#blocksEnd) : undefined;
  }

  #addHead(start: number, end: number): undefined {
    if (this.#layout.endsHead?.(this.#text, start, end)) this.#endHead(end + 1);
  }

  #endHead(end: number): void {
    this.#head = this.#text.slice(0, end);
    this.#isInHead = false;
    this.#given = this.#blocksEnd = end;
  }

  #addLine(start: number, end: number): string | undefined {
    const { opensGroup, closesGroup, endsBlock, endsGroupedBlock = endsBlock } = this.#layout;
    const text = this.#text;
    if (opensGroup?.(text, start, end)) return this.#turn(text.slice(start, end), start, end);
    if (closesGroup?.(text, start, end)) return this.#turn(undefined, start, end);
    if (!(this.#group === undefined ? endsBlock : endsGroupedBlock)(text, start, end)) return undefined;
    this.#blocksEnd = end;
    return end - this.#given < this.#size ? undefined : this.#take(end, end);
  }

  #turn(group: string | undefined, start: number, end: number): string | undefined {
    const piece = this.#take(start, end);
    this.#group = group;
    return piece;
  }

  /** What stands before `end`, undefined where that is nothing; the line that ends at `lineEnd` is done with. */
  #take(end: number, lineEnd: number): string | undefined {
    const piece = this.#text.slice(this.#given, end).trim() === '' ? undefined : this.#piece(end);
    this.#given = this.#blocksEnd = lineEnd + 1;
    return piece;
  }

  #piece(end: number): string {
    const { separator, groupTail, tail } = this.#layout;
    let blocks = this.#text.slice(this.#given, this.#blocksEnd);
    if (separator !== '' && blocks.endsWith(separator)) blocks = blocks.slice(0, -separator.length);
    // What follows the last block is nothing but blanks, or a fault that the parser is to see.
    const text = blocks + this.#text.slice(this.#blocksEnd, end);
    const grouped = this.#group === undefined ? text : `${this.#group}\n${text}\n${groupTail}`;
    return `${this.#head}${grouped}\n${tail}`;
  }
}
