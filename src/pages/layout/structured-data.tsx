import { raw } from 'hono/html';

/** schema.org data for search engines: data in a script element, so no character may end the element. */
export function StructuredData({ data }: { data: Readonly<Record<string, unknown>> }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...data });
  const safe = json.replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return <script type="application/ld+json">{raw(safe)}</script>;
}
