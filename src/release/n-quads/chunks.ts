import { open } from 'node:fs/promises';

const CHUNK = 1 << 20;
const LINE_FEED = 0x0a;

/** The lines of a text file without their line feeds, as many at a time as a mebibyte holds. */
export async function* storedLines(path: string): AsyncIterable<string[]> {
  for await (const bytes of lineBytes(path)) {
    // Each line is a string of its own: one that was cut from the chunk would keep all of it in memory.
    const lines: string[] = [];
    for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
      end = endOfLine(bytes, start);
      lines.push(bytes.toString('utf8', start, end));
    }
    yield lines;
  }
}

/** The bytes of a text file in pieces of whole lines, in a buffer that is used again: each is to be done with before the next. */
export async function* lineBytes(path: string): AsyncIterable<Buffer> {
  const file = await open(path);
  let buffer = Buffer.allocUnsafe(CHUNK);
  let length = 0;
  try {
    for (let read = 1; read > 0; ) {
      read = (await file.read(buffer.subarray(length))).bytesRead;
      length += read;
      const end = read === 0 ? length : buffer.subarray(0, length).lastIndexOf(LINE_FEED) + 1;
      if (end > 0) yield buffer.subarray(0, end);
      buffer.copyWithin(0, end, length);
      length -= end;
      if (2 * length > buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length);
    }
  } finally {
    await file.close();
  }
}

/** Where the line that begins there ends. */
export function endOfLine(bytes: Buffer, start: number): number {
  const end = bytes.indexOf(LINE_FEED, start);
  return end < 0 ? bytes.length : end;
}

/** How a serializer lays its text out in lines, by what ends them, but for a separator; blocks may stand in groups, such as the named graphs of TriG. No value holds any of this: line feeds in it are escaped, or what begins a tag. */
interface Layout {
  /** The end of what every piece needs before its blocks; absent where there is nothing. */
  readonly headEnd?: string;
  readonly blockEnd: string;
  /** The same within a group, where that differs. */
  readonly groupedBlockEnd?: string;
  readonly groupStart?: string;
  readonly groupEnd?: string;
  /** What stands between blocks. */
  readonly separator: '' | ',';
  /** What closes the text. */
  readonly tail: string;
}

const LINES: Layout = { blockEnd: ' .', separator: '', tail: '' };
const TURTLE: Layout = { ...LINES, headEnd: '\n\n' };

/** Format name → how the dumps in it are laid out. */
const LAYOUTS: Readonly<Record<string, Layout>> = {
  'n-triples': LINES,
  'n-quads': LINES,
  turtle: TURTLE,
  trig: { ...TURTLE, groupStart: ' {', groupEnd: '\n}' },
  'rdf-xml': {
    headEnd: '\n\n',
    blockEnd: '\n  </rdf:Description>',
    separator: '',
    tail: '</rdf:RDF>',
  },
  'json-ld': {
    headEnd: '\n  "@graph": [\n',
    blockEnd: '\n    }',
    groupedBlockEnd: '\n      }',
    groupStart: '"@graph":[',
    groupEnd: '\n    ] }',
    separator: ',',
    tail: '  ]\n}',
  },
};

/** Whether a dump in the format can be read piece by piece. */
export function canCut(format: string): boolean {
  return Object.hasOwn(LAYOUTS, format);
}

/** A dump as texts of about `size` bytes that each parse alone; throws an Error where it does not end as its layout says. Blank nodes that several blocks share would fall apart. */
export async function* chunks(path: string, format: string, size: number): AsyncIterable<string> {
  const layout = LAYOUTS[format];
  if (layout === undefined) throw new Error(`the layout of ${format} is not known`);
  const cutter = new Cutter(layout, size);
  const file = await open(path);
  try {
    for (let isMore = true; isMore; ) {
      const { bytesRead } = await file.read(cutter.readBuffer());
      yield* cutter.add(bytesRead);
      isMore = bytesRead > 0;
    }
  } finally {
    await file.close();
  }
  const rest = cutter.end();
  if (rest === undefined) throw new Error(`${path} does not end as ${format} does`);
  yield rest;
}

/** Where a piece ends, where the next one begins behind a line that stands between them, and the group that it is in. */
interface Cut {
  readonly end: number;
  readonly next: number;
  readonly group: string | undefined;
}

/** Cuts blocks that follow each other out of the text as they stand there: only where one may be cut, lines are looked at. */
class Cutter {
  readonly #layout: Layout;
  readonly #size: number;
  /** What is read, and not consumed yet from `consumed` on. */
  #bytes = Buffer.allocUnsafe(CHUNK);
  #length = 0;
  #consumed = 0;
  #head: string | undefined;
  /** The line that opened the group. */
  #group: string | undefined;

  constructor(layout: Layout, size: number) {
    this.#layout = layout;
    this.#size = size;
    this.#head = layout.headEnd === undefined ? '' : undefined;
  }

  /** Where the next bytes are to be read into. */
  readBuffer(): Buffer {
    this.#bytes.copyWithin(0, this.#consumed, this.#length);
    this.#length -= this.#consumed;
    this.#consumed = 0;
    if (2 * this.#length > this.#bytes.length)
      this.#bytes = Buffer.concat([this.#bytes], 2 * this.#bytes.length);
    return this.#bytes.subarray(this.#length);
  }

  /** Takes so many bytes that were read; gives a piece whenever enough has come together or a group begins or ends. */
  *add(length: number): Generator<string, undefined> {
    this.#length += length;
    this.#head ??= this.#cutHead();
    if (this.#head === undefined) return;
    for (let cut = this.#next(); cut !== undefined; cut = this.#next()) {
      const blocks = this.#text(cut.end);
      const piece = this.#piece(blocks);
      this.#consumed = cut.next;
      this.#group = cut.group;
      if (blocks !== '') yield piece;
    }
  }

  /** The last piece; undefined where the text breaks off. */
  end(): string | undefined {
    const { tail, blockEnd } = this.#layout;
    const text = this.#text(this.#length);
    if (this.#head === undefined) return tail === '' ? text : undefined;
    if (this.#group !== undefined || !text.endsWith(tail)) return undefined;
    const blocks = text.slice(0, text.length - tail.length).trimEnd();
    return blocks === '' || blocks.endsWith(blockEnd) ? this.#piece(blocks) : undefined;
  }

  #cutHead(): string | undefined {
    const { headEnd = '' } = this.#layout;
    const at = this.#bytes.subarray(0, this.#length).indexOf(headEnd);
    // A head with nothing in it is an empty line.
    const end = this.#bytes[0] === LINE_FEED ? 1 : at + headEnd.length;
    if (at < 0 && end !== 1) return undefined;
    this.#consumed = end;
    return this.#bytes.toString('utf8', 0, end);
  }

  /** The next cut; undefined where more is to be read before. */
  #next(): Cut | undefined {
    const { blockEnd, groupedBlockEnd = blockEnd, groupStart, groupEnd } = this.#layout;
    const isInGroup = this.#group !== undefined;
    const mark = isInGroup ? groupedBlockEnd : blockEnd;
    const block = this.#find(mark, this.#consumed + this.#size - mark.length);
    const boundary = this.#find(isInGroup ? groupEnd : groupStart, this.#consumed - 1, block?.end);
    if (boundary === undefined) return block && { end: block.end, next: block.end + 1, group: this.#group };
    const start = this.#bytes.lastIndexOf(LINE_FEED, boundary.at) + 1;
    const group = isInGroup ? undefined : this.#bytes.toString('utf8', start, boundary.end);
    return { end: start, next: boundary.end + 1, group };
  }

  /** The first place of a mark behind which its line ends, but for a separator, and where that line ends. */
  #find(mark: string | undefined, from: number, before = this.#length) {
    if (mark === undefined) return undefined;
    const bytes = this.#bytes.subarray(0, before);
    const start = Math.max(this.#consumed - 1, from, 0);
    for (let at = bytes.indexOf(mark, start); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      const behind = at + mark.length;
      const end = bytes.indexOf(LINE_FEED, behind);
      if (end < 0) return undefined;
      if (end === behind || this.#bytes.toString('latin1', behind, end) === this.#layout.separator)
        return { at, end };
    }
    return undefined;
  }

  #text(end: number): string {
    return this.#bytes.toString('utf8', this.#consumed, end).trimEnd();
  }

  #piece(text: string): string {
    const { separator, groupEnd, tail } = this.#layout;
    const blocks = separator !== '' && text.endsWith(separator) ? text.slice(0, -separator.length) : text;
    const grouped = this.#group === undefined ? blocks : `${this.#group}\n${blocks}${groupEnd}`;
    return `${this.#head}${grouped}\n${tail}`;
  }
}
