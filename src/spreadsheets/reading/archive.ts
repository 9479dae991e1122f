import { SaxesParser } from '@rubensworks/saxes';
import { strFromU8, unzipSync } from 'fflate';
import type { LocalizedMessage } from '../problem.ts';

/** More than a table of people unpacks to. */
const MAX_UNPACKED = 256 * 1024 * 1024;

/** A workbook that cannot be read, with what to do about it. */
export class WorkbookError extends Error {
  readonly localized: LocalizedMessage;

  constructor(
    message: string,
    {
      localized = { key: 'broken' },
      cause,
    }: { localized?: LocalizedMessage | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.localized = localized;
  }
}

/** The texts of the files of a zip archive whose names the pattern takes; what they say of their length bounds what is unpacked. Throws a WorkbookError where they are too large or broken. */
export function unzipped(bytes: Uint8Array, names: RegExp): ReadonlyMap<string, string> {
  let total = 0;
  const files = attempted(() =>
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!names.test(name)) return false;
        total += originalSize;
        if (total > MAX_UNPACKED)
          throw new WorkbookError('the workbook is too large: save the sheet as CSV UTF-8');
        return true;
      },
    }),
  );
  return new Map(Object.entries(files).map(([name, content]) => [name, strFromU8(content)]));
}

/** What is done with a document as it is read; names have no prefixes. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Reads an XML document from its beginning to its end; entities of its own are refused. Throws a WorkbookError where it is none. */
export function readXml(xml: string, handler: XmlHandler): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const plain = Object.entries(attributes).map(([key, value]) => [local(key), String(value)]);
    handler.open?.(local(name), Object.fromEntries(plain));
  });
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  parser.on('text', (text) => handler.text?.(text));
  attempted(() => parser.write(xml).close());
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function attempted<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof WorkbookError) throw error;
    throw new WorkbookError(
      'the workbook is damaged: open it, save it again, or save the sheet as CSV UTF-8',
      {
        cause: error,
      },
    );
  }
}
