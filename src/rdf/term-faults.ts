/** What is wrong with the text of a term; `at` is the index of the first character at fault. */
export interface TermFault {
  readonly at: number;
  /** In words, for whoever keeps the file. */
  readonly message: string;
}

const FORBIDDEN = /[\s\p{Cc}<>"{}|\\^`\uFFFE\uFFFF\p{Surrogate}]/u;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const SUBTAG_LENGTH = 8;
const NAMES: Readonly<Record<string, string>> = {
  '"': 'quotation mark',
  '\t': 'tab',
  '\n': 'line break',
  '\r': 'line break',
  '\\': 'backslash',
};

/** What keeps a text from being an IRI reference: the first character that no IRI may hold (RFC 3987 §2.2). */
export function iriReferenceFault(value: string): TermFault | undefined {
  const found = FORBIDDEN.exec(value);
  return found === null ? undefined : { at: found.index, message: `an IRI may hold no ${nameOf(found[0])}` };
}

/** What keeps a text from being an absolute IRI, as every IRI of RDF is (RDF 1.1 Concepts §3.2). */
export function iriFault(value: string): TermFault | undefined {
  const fault = iriReferenceFault(value);
  if (fault !== undefined || SCHEME.test(value)) return fault;
  return { at: 0, message: `an IRI begins with a scheme such as https:, and ${quoted(value)} has none` };
}

/** What keeps a text from being a well-formed language tag (BCP 47 §2.1), of which RDF 1.1 Concepts §3.3 demands that it is one. */
export function languageTagFault(tag: string): TermFault | undefined {
  const subtags = tag.split('-');
  const long = subtags.find((subtag) => subtag.length > SUBTAG_LENGTH);
  if (long !== undefined) {
    const message = `${quoted(tag)} is no language tag: ${quoted(long)} is longer than 8 characters`;
    return { at: tag.indexOf(long), message };
  }
  const isFormed = subtags.every((subtag, index) =>
    (index === 0 ? /^[a-z]+$/i : /^[a-z0-9]+$/i).test(subtag),
  );
  return isFormed ? undefined : { at: 0, message: `${quoted(tag)} is no language tag` };
}

function nameOf(character: string): string {
  const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
  if (character === ' ') return 'blank';
  if (/\s/.test(character)) return NAMES[character] ?? `blank (${code})`;
  return NAMES[character] ?? (/[!-~]/.test(character) ? character : `character ${code}`);
}

/** The text in quotation marks, cut where it is long. */
export function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}

/** Whether two tags are of the same language and region: they are compared without case (RFC 5646 §2.1.1). */
export function isSameLanguage(a: string, b: string): boolean {
  return a === b || (a.length === b.length && a.toLowerCase() === b.toLowerCase());
}
