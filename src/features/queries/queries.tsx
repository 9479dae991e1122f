import { page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { type ExampleView, topicName } from './query-view.ts';

/** All example queries, by topic. */
export function queriesPage(context: PageContext, examples: readonly ExampleView[]): string {
  const messages = messagesIn(context.language);
  const { queries } = messages;
  const topics = [...new Set(examples.map(({ topic }) => topic))];
  return document({
    context,
    title: queries.title,
    description: queries.lead,
    children: (
      <>
        <header class="heading">
          <h1>{queries.title}</h1>
          <p class="lead">{queries.lead}</p>
        </header>
        {topics.map((topic) => (
          <section>
            <h2>{topicName(messages, topic)}</h2>
            <ul class="cards">
              {examples
                .filter((example) => example.topic === topic)
                .map((example) => (
                  <Card context={context} example={example} shown={wording(queries.shown, example.view)} />
                ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

function Card(props: { context: PageContext; example: ExampleView; shown: string }) {
  const { context, example, shown } = props;
  return (
    <li class="card">
      <p class="count">{shown}</p>
      <h3>
        <a href={page(context, `queries/${example.name}`)}>{example.title[context.language]}</a>
      </h3>
      <p>{example.description[context.language]}</p>
    </li>
  );
}
