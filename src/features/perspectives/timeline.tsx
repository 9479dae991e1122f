import { inChosenLanguage } from '../../pages/address.ts';
import { partialDate } from '../../pages/formatting.ts';
import { wording } from '../../pages/messages/messages.ts';
import { type Span, SpanChart } from '../../pages/parts/span-chart.tsx';
import { timeOf } from '../../pages/parts/year-scale.ts';
import type { Spans } from './spans.ts';
import type { PerspectiveProps } from './view.ts';

/** The selected members as bars in time, and the same as a list for everybody. */
export function Timeline({ context, messages, view, spans: found }: PerspectiveProps & { spans: Spans }) {
  const { spans, dated, undated, kinds } = found;
  const [first, ...others] = spans;
  if (!first) return <p class="empty">{messages.browse.noDates}</p>;
  const linked = (span: Span): Span => ({
    ...span,
    ...(span.href !== undefined && { href: inChosenLanguage(context, span.href) }),
  });
  const [head, ...rest] = [linked(first), ...others.map(linked)] as const;
  const day = context.manifest.temporal?.end;
  return (
    <>
      {dated > spans.length ? <p class="note">{messages.browse.drawn(spans.length, dated)}</p> : null}
      <SpanChart
        spans={[head, ...rest]}
        latest={(day && timeOf(day)) || 0}
        title={`${wording(messages.lists, view.list.name)}: ${messages.browse.view.timeline}`}
        description={messages.map.timelineDescription(
          spans.length,
          undated,
          partialDate(first.start, messages),
        )}
        undated={undated}
        kindName={(kind) => kinds.get(kind) ?? ''}
        messages={messages}
      />
      <details class="folded">
        <summary>{messages.editor.data}</summary>
        <ol class="plain">
          {[head, ...rest].map(({ name, href, start, end }) => (
            <li>
              {[start, ...(end === undefined ? [] : [end])]
                .map((date) => partialDate(date, messages))
                .join(' – ')}{' '}
              {href === undefined ? name : <a href={href}>{name}</a>}
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}
