import { messagesIn } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';

/** Tells who asks that queries see less than the pages count, where they do. */
export function Seen({ context: { language, manifest, seen } }: { context: PageContext }) {
  if (seen === undefined) return null;
  return <p class="note">{messagesIn(language).sparql.seen(seen, manifest.triples)}</p>;
}
