/** Text as people type it: every sort of blank a plain one, none at the ends. */
export function tidy(text: string): string {
  return text.replace(/[\u00a0\u2007\u2009\u202f]/g, ' ').trim();
}

/** Several texts as one: `a; b`, with a backslash before what would be read otherwise. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;]/g, '\\$&').replace(/^[[{]/, '\\$&')).join('; ');
}

/** The texts that were joined; blanks around them and empty ones are not theirs. */
export function splitList(text: string): string[] {
  const items = [''];
  for (const [part] of text.matchAll(/\\.|[^\\;]+|./gs)) {
    if (part === ';') items.push('');
    else items.push(`${items.pop()}${part}`);
  }
  return items.map((item) => item.trim().replace(/\\(.)/gs, '$1')).filter((item) => item !== '');
}
