import { page, requested, withoutParameter } from '../address.ts';
import { partialDate } from '../formatting.ts';
import { messagesIn } from '../messages/messages.ts';
import type { PageContext } from '../page-context.ts';

/** Says of a page that it shows an old release, which one, and where the current one is; nothing where no release was asked for. */
export function AsOf({ context }: { context: PageContext }) {
  if (!context.asOf) return null;
  const messages = messagesIn(context.language);
  const { number, date } = context.asOf;
  const words = messages.releases.asOf;
  return (
    <aside class="as-of" aria-label={messages.releases.one(number)}>
      <p class="wide">
        {words.shown}{' '}
        <a href={page(context, `releases/${context.manifest.name}`)}>{messages.releases.one(number)}</a>,{' '}
        <time datetime={date}>{partialDate(date.slice(0, 10), messages)}</time>.{' '}
        <a href={withoutParameter(requested(context), 'release')}>{words.now}</a>
      </p>
    </aside>
  );
}
