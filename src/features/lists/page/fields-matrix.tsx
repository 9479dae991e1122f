import { page } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import { messagesIn, wording } from '../../../pages/messages/messages.ts';
import type { PageContext } from '../../../pages/page-context.ts';
import { Downloads } from '../../../pages/parts/downloads.tsx';
import type { MatrixView } from './matrix.ts';
import { Matrix } from './matrix-table.tsx';

/** Fields against municipalities, on a page of its own. */
export function matrixPage(context: PageContext, view: MatrixView): string {
  const messages = messagesIn(context.language);
  const { matrix } = messages;
  return document({
    context,
    title: matrix.title,
    description: matrix.lead,
    section: 'fields',
    children: (
      <>
        <header class="heading">
          <p class="kicker">
            <a href={page(context, 'fields')}>{wording(messages.lists, 'fields')}</a>
          </p>
          <h1>{matrix.title}</h1>
          <p class="lead">{matrix.lead}</p>
          <Downloads alternates={context.alternates} messages={messages} />
        </header>
        <Matrix context={context} view={view} />
      </>
    ),
  });
}
