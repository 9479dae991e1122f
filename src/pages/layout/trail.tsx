import { page } from '../address.ts';
import { shortened } from '../formatting.ts';
import { messagesIn, wording } from '../messages/messages.ts';
import type { PageFrame } from './frame.ts';

/** A step on the way to a page; the page itself has no address. */
interface Step {
  readonly name: string;
  readonly href?: string;
}

const MAX_NAME_LENGTH = 60;

/** The way from the home page to a page that is below another; empty for all others. */
export function trailOf({ context, title, section, parent, hidden }: PageFrame): readonly Step[] {
  const { layout, lists } = messagesIn(context.language);
  const ofList = section !== undefined && context.lists.includes(section);
  const above = parent ?? (ofList ? { name: wording(lists, section), path: section } : undefined);
  if (!above || hidden || title === undefined) return [];
  const root = new URL(context.base).pathname;
  if (context.url.pathname.replace(/\.html$/, '') === `${root}${above.path}`) return [];
  // What is above is named already.
  const own = title.startsWith(`${above.name}: `) ? title.slice(above.name.length + 2) : title;
  return [
    { name: layout.home, href: page(context, '') },
    { name: above.name, href: page(context, above.path) },
    { name: shortened(own, MAX_NAME_LENGTH) },
  ];
}

/** The same for readers. */
export function Breadcrumbs({ frame }: { frame: PageFrame }) {
  const steps = trailOf(frame);
  if (steps.length === 0) return null;
  return (
    <nav class="trail" aria-label={messagesIn(frame.context.language).layout.trail}>
      <ol>
        {steps.map(({ name, href }) => (
          <li>{href === undefined ? <span aria-current="page">{name}</span> : <a href={href}>{name}</a>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** What a long page has, at its beginning. */
export function OnThisPage(props: {
  language: PageFrame['context']['language'];
  entries: readonly { readonly id: string; readonly title: string }[];
}) {
  if (props.entries.length < 3) return null;
  const title = messagesIn(props.language).layout.contents;
  return (
    <nav class="contents" aria-label={title}>
      <strong>{title}</strong>
      <ul>
        {props.entries.map((entry) => (
          <li>
            <a href={`#${entry.id}`}>{entry.title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
