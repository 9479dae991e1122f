import { createReadStream } from 'node:fs';

const CHUNK = 1 << 20;
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

/** How a serializer lays its text out in lines; blocks may stand in groups, such as the named graphs of TriG. */
interface Layout {
  /** Whether the line is the last one that every piece needs before its blocks; absent where there is no head. */
  endsHead?(line: string): boolean;
  endsBlock(line: string, isInGroup: boolean): boolean;
  opensGroup?(line: string): boolean;
  closesGroup?(line: string): boolean;
  /** What stands between blocks. */
  readonly separator: '' | ',';
  /** The lines that close a group and the text, without line feeds. */
  readonly groupTail: string;
  readonly tail: string;
}

const LINES: Layout = { endsBlock: () => true, separator: '', groupTail: '', tail: '' };

const TURTLE: Layout = {
  endsHead: (line) => line === '',
  endsBlock: (line) => line.endsWith(' .'),
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
    opensGroup: (line) => /^\S.* \{$/.test(line),
    closesGroup: (line) => line === '}',
    groupTail: '}',
  },
  'rdf-xml': {
    endsHead: (line) => line === '',
    endsBlock: (line) => line === '  </rdf:Description>',
    separator: '',
    groupTail: '',
    tail: '</rdf:RDF>',
  },
  'json-ld': {
    endsHead: (line) => line === '  "@graph": [',
    endsBlock: (line, isInGroup) => (isInGroup ? /^ {6}\},?$/ : /^ {4}\},?$/).test(line),
    opensGroup: (line) => /^ {4}\{.+\[$/.test(line),
    closesGroup: (line) => /^ {4}\] \},?$/.test(line),
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
  for await (const lines of storedLines(path)) {
    for (const line of lines) {
      const chunk = cutter.add(line);
      if (chunk !== undefined) yield chunk;
    }
  }
  const rest = cutter.end();
  if (rest === undefined) throw new Error(`${path} does not end as ${format} does`);
  yield rest;
}

class Cutter {
  readonly #layout: Layout;
  readonly #size: number;
  #head = '';
  #isInHead: boolean;
  #group: string | undefined;
  #blocks: string[] = [];
  #length = 0;
  #open: string[] = [];

  constructor(layout: Layout, size: number) {
    this.#layout = layout;
    this.#size = size;
    this.#isInHead = layout.endsHead !== undefined;
  }

  /** Takes the next line; gives a piece when enough has come together or a group ends. */
  add(line: string): string | undefined {
    if (this.#isInHead) {
      this.#head += `${line}\n`;
      this.#isInHead = this.#layout.endsHead?.(line) === false;
      return undefined;
    }
    if (this.#layout.opensGroup?.(line)) return this.#turn(line);
    if (this.#layout.closesGroup?.(line)) {
      this.#endBlock();
      return this.#turn(undefined);
    }
    this.#open.push(line);
    if (!this.#layout.endsBlock(line, this.#group !== undefined)) return undefined;
    this.#endBlock();
    return this.#length < this.#size ? undefined : this.#take();
  }

  /** The last piece; undefined where the text breaks off. */
  end(): string | undefined {
    const isWhole = this.#group === undefined && this.#open.join('').replace(/\s/g, '') === this.#layout.tail;
    return isWhole ? this.#take() : undefined;
  }

  #turn(group: string | undefined): string {
    const chunk = this.#take();
    this.#group = group;
    return chunk;
  }

  #endBlock(): void {
    const block = this.#open.join('\n');
    this.#open = [];
    if (block.trim() === '') return;
    this.#blocks.push(block.endsWith(this.#layout.separator) ? withoutEnd(block, this.#layout) : block);
    this.#length += block.length;
  }

  #take(): string {
    const { separator, groupTail, tail } = this.#layout;
    const blocks = this.#blocks.join(`${separator}\n`);
    this.#blocks = [];
    this.#length = 0;
    const grouped = this.#group === undefined ? blocks : `${this.#group}\n${blocks}\n${groupTail}`;
    return `${this.#head}${grouped}\n${tail}`;
  }
}

function withoutEnd(block: string, { separator }: Layout): string {
  return block.slice(0, block.length - separator.length);
}
