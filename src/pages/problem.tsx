import { page } from './address.ts';
import { document } from './layout.tsx';
import { messagesIn } from './messages/messages.ts';
import type { PageContext, ProblemView } from './values.ts';

/** An error as a page: what is wrong, and where to go instead. */
export function problemPage(context: PageContext, view: ProblemView): string {
  const { problem } = messagesIn(context.language);
  const links = view.links.filter(({ href }) => /^(https?:\/\/|\/(?!\/))/i.test(href));
  return document({
    context: { ...context, alternates: [] },
    title: view.title,
    hidden: true,
    children: (
      <>
        <header class="heading">
          <p class="kicker">
            {problem.status} {view.status}
          </p>
          <h1>{view.title}</h1>
          <p class="lead">
            <bdi>{view.detail}</bdi>
          </p>
        </header>
        {links.length > 0 ? (
          <section>
            <h2>{problem.links}</h2>
            <ul class="plain">
              {links.map(({ href, label }) => (
                <li>
                  <a href={href}>
                    <bdi>{label}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <p>
          <a href={page(context, '')}>{problem.home}</a>
        </p>
      </>
    ),
  });
}
