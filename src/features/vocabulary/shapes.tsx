import { document } from '../../pages/layout/layout.tsx';
import { messagesIn } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Downloads } from '../../pages/parts/downloads.tsx';

/** The SHACL shapes as a page: what they are for, and their Turtle to read. */
export function shapesPage(context: PageContext, turtle: string): string {
  const messages = messagesIn(context.language);
  const { shapes } = messages.definitions;
  return document({
    context,
    title: shapes.title,
    description: shapes.lead,
    section: 'def',
    children: (
      <>
        <header class="heading">
          <h1>{shapes.title}</h1>
          <p class="lead">{shapes.lead}</p>
          <Downloads alternates={context.alternates} messages={messages} />
        </header>
        <pre class="query" tabindex={0}>
          <code>{turtle}</code>
        </pre>
      </>
    ),
  });
}
