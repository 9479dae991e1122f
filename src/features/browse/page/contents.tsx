import { compact } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { CountTable } from '../../../pages/parts/counts.tsx';
import type { Text } from '../../../pages/resource-view.ts';
import { LocalizedText } from '../../../pages/text.tsx';
import type { Count } from '../../../release/store/manifest.ts';
import { UNCLASSIFIED } from '../classes.ts';
import { type BrowseProps, instancesAddress, PageHeading } from './parts.tsx';

/** The classes of the data with their names. */
export interface ContentsView {
  readonly classes: readonly Count[];
  readonly nameOf: (iri: string) => Text;
}

/** Everything in the data, by class. */
export function contentsPage(context: PageContext, view: ContentsView): string {
  const messages = messagesIn(context.language);
  return document({
    context,
    title: messages.contents.nav,
    description: messages.contents.lead,
    section: 'browse',
    children: (
      <>
        <PageHeading title={messages.contents.nav}>
          <p class="lead">{messages.contents.lead}</p>
        </PageHeading>
        <ClassTable context={context} messages={messages} view={view} />
      </>
    ),
  });
}

/** The classes as a table, each linked to the list of its instances. */
export function ClassTable({ context, messages, view }: BrowseProps & { view: ContentsView }) {
  const { class: heading, instances } = messages.dataset;
  return (
    <CountTable headings={[heading, instances]} counts={view.classes} messages={messages}>
      {(iri) => (
        <>
          <a href={instancesAddress(context, iri)}>
            <LocalizedText text={view.nameOf(iri)} page={context.language} />
          </a>{' '}
          {iri === UNCLASSIFIED ? null : <small class="tag">{compact(iri)}</small>}
        </>
      )}
    </CountTable>
  );
}
