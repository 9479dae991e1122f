import type { Release } from '../release/manifest.ts';
import { page } from './address.ts';
import { document } from './layout.tsx';
import { messagesIn } from './messages/messages.ts';
import { Files } from './releases.tsx';
import type { PageContext } from './values.ts';

/** All files of the kept releases, newest first. */
export function dumpsPage(context: PageContext, releases: readonly Release[]): string {
  const messages = messagesIn(context.language);
  const { releases: words } = messages;
  return document({
    context,
    title: words.files,
    section: 'dataset',
    children: (
      <>
        <header class="heading">
          <h1>{words.files}</h1>
        </header>
        {releases.map((release) => (
          <Files context={context} messages={messages} release={release}>
            <a href={page(context, `releases/${release.manifest.name}`)}>{words.one(release.place.number)}</a>
          </Files>
        ))}
      </>
    ),
  });
}
