import { page } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import type { Release } from '../../../release/store/manifest.ts';
import { Files } from '../../releases/releases.tsx';

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
