/** More of a page than this says nothing that a message could use. */
const MAX_CHARACTERS = 20_000;
const SILENT = ['script', 'style', 'title'];

/** The text of a page that a server sent in place of an answer: tags are blanks, scripts and styles are left out; of its first 20,000 characters, in one pass. */
export function textOfHtml(html: string): string {
  const [first = '', ...rest] = html.slice(0, MAX_CHARACTERS).split('<');
  let text = first;
  let silent: string | undefined;
  for (const piece of rest) {
    const end = piece.indexOf('>');
    const [name = ''] = /^\/?[a-z]{0,10}/i.exec(piece) ?? [];
    const tag = name.toLowerCase();
    if (silent === undefined && end < 0) text += `<${piece}`;
    else if (silent === undefined && SILENT.includes(tag)) silent = tag;
    else if (silent === undefined) text += ` ${piece.slice(end + 1)}`;
    else if (tag === `/${silent}`) {
      silent = undefined;
      text += ` ${piece.slice(end + 1)}`;
    }
  }
  return text;
}
