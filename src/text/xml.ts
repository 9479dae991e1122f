const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#xD;',
};
/** Characters that XML 1.0 has no way to write (§2.2). */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text as the content of an element, or of an attribute in double quotes (XML 1.0 §2.4). */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"\r]/g, (character) => ENTITIES[character] ?? character);
}

/** The first character of a text that XML 1.0 cannot hold; undefined where it can hold all. */
export function forbiddenInXml(text: string): string | undefined {
  const at = text.search(FORBIDDEN);
  return at < 0 ? undefined : text.charAt(at);
}

/** A text with another in place of each character that XML 1.0 cannot hold. */
export function withXmlCharacters(text: string, replacement: string): string {
  return text.replaceAll(FORBIDDEN, replacement);
}
