/** The way from a file's top to one of its values: keys of maps and indexes of lists. */
export type ValuePath = readonly (string | number)[];

/** Where something stands in the records; line and column are 1-based. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Offsets of what a map or list holds: `[of the key, of the value]` by key or index; equal in lists. */
export type Offsets = ReadonlyMap<string | number, readonly [key: number, value: number]>;

/** Where the values of a file stand. */
export interface YamlLayout {
  /** The file's value, in whose maps and lists the places are known. */
  readonly value: unknown;
  readonly offsets: WeakMap<object, Offsets>;
  /** Line and column of an offset, 1-based. */
  readonly positionOf: (offset: number) => { readonly line: number; readonly col: number };
}

/** One file of records as plain values (maps without prototype), with the way back to its lines. */
export class SourceFile {
  readonly file: string;
  readonly value: unknown;
  readonly #read: () => YamlLayout;
  #layout: YamlLayout | undefined;

  /** `read` finds the places anew when one is first asked for: they take more memory than the values, and only faults need them. */
  constructor(file: string, value: unknown, read: () => YamlLayout) {
    this.file = file;
    this.value = value;
    this.#read = read;
  }

  /** Where the value at the path starts, or its key; the key of the nearest value around it where there is none. */
  position(path: ValuePath, of: 'key' | 'value' = 'value'): SourcePosition {
    this.#layout ??= this.#read();
    const { offsets, positionOf } = this.#layout;
    let { value } = this.#layout;
    let offset = 0;
    for (const [depth, step] of path.entries()) {
      const here = isContainer(value) ? offsets.get(value)?.get(step) : undefined;
      if (here === undefined) break;
      offset = here[of === 'value' && depth === path.length - 1 ? 1 : 0];
      value = child(value, step);
    }
    const { line, col } = positionOf(offset);
    return { file: this.file, line, column: col };
  }

  /** An error at the value of the path, or at its key. */
  issue(path: ValuePath, message: string, of: 'key' | 'value' = 'value'): Issue {
    return { ...this.position(path, of), path: printPath(path), message, severity: 'error' };
  }
}

/** One record, with the file it comes from and the path of its value there. */
export interface RecordEntry<R> {
  readonly slug: string;
  readonly value: R;
  readonly source: SourceFile;
  readonly path: ValuePath;
}

/** The value below a map or list; undefined where there is none. */
export function child(value: unknown, step: string | number): unknown {
  return isContainer(value) && Object.hasOwn(value, step)
    ? (value as Record<string | number, unknown>)[step]
    : undefined;
}

/** The value at the path; undefined where there is none. */
export function valueAt(value: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>(child, value);
}

/** A position as people write it: `data/places.yaml:3:1`. */
export function printPosition({ file, line, column }: SourcePosition): string {
  return `${file}:${line}:${column}`;
}

/** A path as people write it: `partnerships[3].kind`. */
export function printPath(path: ValuePath): string {
  return path.reduce<string>((printed, step) => {
    if (typeof step === 'number') return `${printed}[${step}]`;
    return printed === '' ? step : `${printed}.${step}`;
  }, '');
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A fault in what is to be published, at a place where its keeper can mend it; line and column are 1-based. */
export interface Issue {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Where in the record: `partnerships[3].kind`. */
  readonly path: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** The issue as compilers print theirs, which editors turn into links: `file:line:column: message`. */
export function printIssue(issue: Issue): string {
  const severity = issue.severity === 'warning' ? 'warning: ' : '';
  return `${issue.file}:${issue.line}:${issue.column}: ${severity}${issue.message}`;
}
