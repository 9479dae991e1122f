import type { Child } from 'hono/jsx';
import type { TermScope } from '../scope.ts';
import { PartialDate } from '../text.tsx';

/** Something with a date, or without one. */
export interface Event {
  /** Lexical form of a partial date. */
  readonly date?: string | undefined;
  /** Fragment that leads to it. */
  readonly id?: string | undefined;
  readonly content: Child;
}

/** Events down a line, in the order given. */
export function Timeline({
  events,
  scope,
}: {
  events: readonly Event[];
  scope: Pick<TermScope, 'messages'>;
}) {
  return (
    <ol class="timeline">
      {events.map(({ date, id, content }) => (
        <li id={id}>
          <p class="when">
            {date === undefined ? (
              scope.messages.resource.undated
            ) : (
              <PartialDate lexical={date} scope={scope} />
            )}
          </p>
          <div>{content}</div>
        </li>
      ))}
    </ol>
  );
}

/** Orders by partial date, the undated last: texts of equal precision sort as dates do, and a year sorts before its days. */
export function byDate(a: { readonly date?: string | undefined }, b: { readonly date?: string | undefined }) {
  const [x, y] = [a.date ?? '~', b.date ?? '~'];
  return x < y ? -1 : Number(x > y);
}
