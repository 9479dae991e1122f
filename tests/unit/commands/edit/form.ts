/** The fields of the forms on a page, as a browser would send them if somebody only pressed the button. */
export function formIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of html.matchAll(/<input [^>]*>/g)) {
    const { name, value = '', type = 'text' } = attributesIn(tag);
    const isChosen = !['radio', 'checkbox'].includes(type) || / checked=/.test(tag);
    if (name !== undefined && type !== 'file' && isChosen) fields[name] = value;
  }
  for (const [, head = '', options = ''] of html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs)) {
    const all = [...options.matchAll(/<option ([^>]*)>/g)].map(([, attributes = '']) => attributes);
    const chosen = all.find((attributes) => / selected=/.test(` ${attributes}`)) ?? all[0] ?? '';
    fields[attributesIn(head).name ?? ''] = attributesIn(chosen).value ?? '';
  }
  return fields;
}

function attributesIn(tag: string): Record<string, string | undefined> {
  const pairs = [...tag.matchAll(/([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    plain(value),
  ]);
  return Object.fromEntries(pairs);
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
