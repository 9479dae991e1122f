import { page } from './address.ts';
import { document } from './layout.tsx';
import type { MatrixView } from './matrix.ts';
import { messagesIn, wording } from './messages/messages.ts';
import { Downloads } from './parts/downloads.tsx';
import { Matrix } from './parts/matrix.tsx';
import type { PageContext } from './values.ts';

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
