import { folded } from '../../text/folding.ts';
import { guessColumn } from '../words/columns.ts';
import { countryLookup } from '../words/countries.ts';

/** A text that came as bytes, how it was read, and whether that was guessed. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly guessed: boolean;
}

/** What old spreadsheets wrote, the commonest first. */
const OLD = ['windows-1252', 'windows-1250', 'windows-1257', 'windows-1251'] as const;
/** As much of a file as shows in what it is written. */
const SAMPLE = 20_000;
/** The languages for which each was made. */
const LANGUAGES: Readonly<Record<(typeof OLD)[number], readonly string[]>> = {
  'windows-1252': ['de', 'fr', 'es', 'it', 'fi', 'sv'],
  'windows-1250': ['pl', 'cs'],
  'windows-1257': ['lv', 'lt', 'et'],
  'windows-1251': ['uk'],
};

/** Bytes as text in the encoding given; else by their byte order mark, else as UTF-8 or UTF-16 if they are that, else in the one of the old encodings that makes the most sense of them. Throws a RangeError where there is no such encoding. */
export function decode(bytes: Uint8Array, stated?: string): Decoded {
  const certain = stated ?? encodingOf(bytes);
  const encoding = certain ?? likeliest(bytes.subarray(0, SAMPLE));
  return { text: textOf(bytes, encoding), encoding, guessed: certain === undefined };
}

/** What windows-1252 has at 0x80 to 0x9f; Node.js before 24 reads these bytes as ISO 8859-1 does, whose control characters no table has. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function textOf(bytes: Uint8Array, encoding: string): string {
  const decoder = new TextDecoder(encoding);
  const text = decoder.decode(bytes);
  if (decoder.encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80] ?? control);
}

function encodingOf(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const sample = bytes.subarray(0, 2000);
  for (const [index, byte] of sample.entries())
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  if ((zeros[1] ?? 0) > sample.length / 5) return 'utf-16le';
  if ((zeros[0] ?? 0) > sample.length / 5) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return undefined;
  }
}

function likeliest(bytes: Uint8Array): string {
  const scores = OLD.map(
    (encoding) => [encoding, sense(textOf(bytes, encoding), LANGUAGES[encoding])] as const,
  );
  return scores.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}

/** How much sense a text makes: known words of the languages, letters that go together. */
function sense(text: string, languages: readonly string[]): number {
  const countries = countryLookup({ countries: new Map() });
  const cells = new Set(text.split(/[\r\n;,\t|"]+/).slice(0, 400));
  let score = 0;
  for (const cell of cells) {
    if (/^\p{ASCII}*$/u.test(cell)) {
      const own = guessColumn(cell).find(
        ({ exact, languages: of }) => exact && of.some((each) => languages.includes(each)),
      );
      if (own !== undefined) score += own.languages.length === 1 ? 2 : 1;
      continue;
    }
    if (guessColumn(cell).some(({ exact, languages: of }) => exact && of.length > 0)) score += 10;
    if (countries.has(folded(cell))) score += 10;
    score += plausibility(cell);
  }
  return score;
}

/** Signs inside words, capitals behind small letters and two scripts in a word do not occur. */
function plausibility(cell: string): number {
  const words = cell.split(/[\s().:/-]+/).filter((word) => /\P{ASCII}/u.test(word));
  return words.reduce((sum, word) => {
    const isMixed = /\p{Script=Cyrillic}/u.test(word) && /\p{Script=Latin}/u.test(word);
    const hasSign =
      /\p{L}[^\p{L}\p{M}'’.&*]+\p{L}|^[^\p{L}\p{N}\p{P}\p{Sc}]+\p{L}|[£¥³¹²¼½¾¿¡¤¦§ªº]\p{L}|\p{L}[³¹¼½¾¿¡¤¦¶]/u.test(
        word,
      );
    const hasCapital = /\p{Ll}\p{Lu}/u.test(word);
    const hasCedilla = /ç(?![aouáãâóõúà]|$)/iu.test(word);
    return sum + 1 - (isMixed ? 6 : 0) - (hasSign ? 4 : 0) - (hasCapital ? 4 : 0) - (hasCedilla ? 1 : 0);
  }, 0);
}
