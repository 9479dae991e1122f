import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Issue, RecordEntry } from '../../records/reading/source.ts';
import type { DatasetRecord } from '../../records/record-types/dataset.ts';
import { type ColourScheme, leastContrast, lightened, MIN_CONTRAST } from '../../text/palette.ts';
import type { StaticFile } from '../build/build-input.ts';
import type { Look } from '../store/manifest.ts';

/** What the pages look like, the picture among the files, and what keeps a wish from being met: no page suffers from it. */
export interface FoundLook {
  readonly look?: Look;
  readonly files: readonly StaticFile[];
  readonly issues: readonly Issue[];
}

const MAX_LOGO = 200 * 1024;
const MAX_RATIO = 5;
const PNG = '89504e470d0a1a0a';
const MEDIA_TYPES: Readonly<Record<string, string>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };

/** Reads what dataset.yaml says of colours and logo; a colour that cannot be read on the pages and a picture that is none are told, and left out. */
export async function readLook(entry: RecordEntry<DatasetRecord> | undefined): Promise<FoundLook> {
  if (entry === undefined) return { files: [], issues: [] };
  const { colours, logo } = entry.value;
  const issues: Issue[] = [];
  const warn = (path: readonly string[], message: string) => {
    issues.push({ ...entry.source.issue([...entry.path, ...path], message), severity: 'warning' });
  };
  const readable = (scheme: ColourScheme, colour: string | undefined) => {
    if (colour === undefined) return undefined;
    const fault = unreadable(colour, scheme);
    if (fault !== undefined) warn(['colours', scheme], fault);
    return fault === undefined ? colour.toLowerCase() : undefined;
  };
  const light = readable('light', colours?.light);
  const dark = readable('dark', colours?.dark ?? (colours && lightened(colours.light)));
  const picture = logo === undefined ? undefined : await readPicture(join(dirname(entry.source.file), logo));
  if (picture !== undefined && 'fault' in picture) warn(['logo'], picture.fault);
  const shown = picture !== undefined && 'file' in picture ? picture : undefined;
  const look: Look = {
    ...((light ?? dark) !== undefined && { colours: { ...(light && { light }), ...(dark && { dark }) } }),
    ...(shown && { logo: { name: shown.file.name, mediaType: shown.file.mediaType, ratio: shown.ratio } }),
  };
  return {
    ...(Object.keys(look).length > 0 && { look }),
    files: shown === undefined ? [] : [shown.file],
    issues,
  };
}

function unreadable(colour: string, scheme: ColourScheme): string | undefined {
  const found = leastContrast(colour, scheme);
  if (found >= MIN_CONTRAST) return undefined;
  const [tone, format] = scheme === 'light' ? ['light', 'darker'] : ['dark', 'lighter'];
  const ratio = (Math.floor(found * 10) / 10).toFixed(1);
  return `${colour} can hardly be read on a ${tone} page: its contrast is ${ratio}, and ${MIN_CONTRAST} is the least. Choose a ${format} one; until then the pages keep their usual colour`;
}

type Picture =
  | { readonly file: StaticFile /** Width by height. */; readonly ratio: number }
  | { readonly fault: string };

async function readPicture(path: string): Promise<Picture> {
  const size = await stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
  if (size === undefined)
    return { fault: 'there is no such file beside dataset.yaml: the pages show no logo' };
  if (size > MAX_LOGO)
    return { fault: `the picture has ${Math.ceil(size / 1024)} KiB, and ${MAX_LOGO / 1024} are the most` };
  const bytes = await readFile(path);
  const extension = extname(path);
  const ratio = extension === '.png' ? ratioOfPng(bytes) : ratioOfSvg(bytes.toString('utf8'));
  if (ratio === undefined) return { fault: `this is no ${extension.slice(1).toUpperCase()}: save it as one` };
  const name = `publisher${extension}`;
  const mediaType = MEDIA_TYPES[extension] ?? '';
  const text = bytes.toString('base64');
  return { file: { name, mediaType, text, coding: 'base64' }, ratio: Math.min(ratio, MAX_RATIO) };
}

/** From the header of the picture (PNG, IHDR). */
function ratioOfPng(bytes: Buffer): number | undefined {
  if (bytes.length < 24 || bytes.subarray(0, 8).toString('hex') !== PNG) return undefined;
  return positive(bytes.readUInt32BE(16) / bytes.readUInt32BE(20));
}

/** From its viewBox, else its width and height; a square where it says neither. */
function ratioOfSvg(text: string): number | undefined {
  const [tag] = /<svg[\s>][^>]*/.exec(text) ?? [];
  if (tag === undefined) return undefined;
  const value = (attribute: RegExp) => attribute.exec(tag)?.[1] ?? '';
  const [, , width = 0, height = 0] = value(/\sviewBox\s*=\s*["']([^"']*)/)
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const sides = [/\swidth\s*=\s*["']([^"']*)/, /\sheight\s*=\s*["']([^"']*)/].map((each) =>
    Number.parseFloat(value(each)),
  );
  return positive(width / height) ?? positive((sides[0] ?? 0) / (sides[1] ?? 0)) ?? 1;
}

function positive(ratio: number): number | undefined {
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined;
}
