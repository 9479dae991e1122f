import type { Child } from 'hono/jsx';
import { localName } from '../../rdf/uri.ts';
import { partialDate, shortened } from '../formatting.ts';
import type { Messages } from '../messages/messages.ts';
import { FigureFiles } from './figure-files.tsx';
import { type YearScale, yearScale } from './year-scale.ts';

/** Something over time; times are years with their fractions. */
export interface Span {
  readonly name: string;
  readonly href: string | undefined;
  /** IRI of its kind, which gives it its colour. */
  readonly kind: string | undefined;
  /** Partial dates. */
  readonly start: string;
  readonly end: string | undefined;
  readonly from: number;
  readonly until: number | undefined;
  /** The last time at which a source confirms it; the start where none has a date. */
  readonly known: number;
}

interface SpanChartProps {
  /** At least one, the earliest first. */
  readonly spans: readonly [Span, ...Span[]];
  /** The end of the picture as a year, where no span is later. */
  readonly latest: number;
  readonly title: string;
  readonly description: string;
  /** How many have no start, and are not drawn. */
  readonly undated: number;
  readonly kindName: (kind: string) => string;
  readonly messages: Messages;
  /** What stands below the picture besides. */
  readonly children?: Child;
}

/** Heights in pixels: texts keep their size, so only the width is the screen's. */
const ROW = 30;
const HEAD = 26;
const MAX_NAME_LENGTH = { tight: 34, roomy: 60 } as const;
/** Width of a letter in percent of the picture: on the narrowest screen, and on the narrowest of the wide ones. */
const LETTER = { tight: 2.1, roomy: 1.15 } as const;
/** The kinds with a colour of their own. */
const KINDS: readonly string[] = ['twinning', 'cooperation', 'project', 'institutional'];

/** Bars from a start to an end, or on and on where none is known. */
export function SpanChart({
  spans,
  latest,
  title,
  description,
  undated,
  kindName,
  messages,
  children,
}: SpanChartProps) {
  const last = spans.map(({ known, until }) => Math.ceil(until ?? known));
  const scale = yearScale(spans[0].from, Math.max(...last, latest));
  const height = HEAD + spans.length * ROW + 8;
  return (
    <figure class="spans">
      <div class="stack">
        <svg class="chart" role="img" aria-labelledby="spans-title spans-text" width="100%" height={height}>
          <title id="spans-title">{title}</title>
          <desc id="spans-text">{description}</desc>
          <Stripes bars={spans} />
          <Years scale={scale} height={height} />
          {spans.map((bar, row) => (
            <ChartRow bar={bar} scale={scale} top={HEAD + row * ROW} />
          ))}
        </svg>
        <svg class="over" aria-hidden="true" width="100%" height={height}>
          {spans.map((bar, row) => (
            <RowLink bar={bar} scale={scale} top={HEAD + row * ROW} messages={messages} />
          ))}
        </svg>
      </div>
      <figcaption class="note">
        <KindLegend bars={spans} kindName={kindName} />
        {spans.some(({ until }) => until === undefined) ? <p>{messages.map.open}</p> : null}
        {undated > 0 ? <p>{messages.map.undated(undated)}</p> : null}
        <FigureFiles messages={messages} name="timeline" />
        {children}
      </figcaption>
    </figure>
  );
}

function kindClass(kind: string | undefined): string {
  const code = kind === undefined ? '' : localName(kind);
  return `kind-${KINDS.includes(code) ? code : 'other'}`;
}

function kindsOf(bars: readonly Span[]): readonly (string | undefined)[] {
  return [...new Map(bars.map(({ kind }) => [kindClass(kind), kind])).values()];
}

/** The stripes of what no source confirms. */
function Stripes({ bars }: { bars: readonly Span[] }) {
  return (
    <defs>
      {kindsOf(bars).map((kind) => (
        <pattern
          id={`open-${kindClass(kind)}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect class={kindClass(kind)} width="2" height="6" />
        </pattern>
      ))}
    </defs>
  );
}

function Years({ scale, height }: { scale: YearScale; height: number }) {
  return (
    <g class="years">
      {scale.ticks.map((year) => {
        const x = `${scale.percent(year)}%`;
        return (
          <>
            <line x1={x} x2={x} y1={HEAD - 6} y2={height} />
            {scale.percent(year) > 94 ? null : (
              <text x={x} y={14}>
                {year}
              </text>
            )}
          </>
        );
      })}
    </g>
  );
}

interface RowProps {
  readonly bar: Span;
  readonly scale: YearScale;
  readonly top: number;
}

function ChartRow({ bar, scale, top }: RowProps) {
  const x = scale.percent(bar.from);
  const known = Math.min(100, Math.max(x + 0.6, scale.percent(bar.known)));
  const name = (room: keyof typeof LETTER) => shortened(bar.name, MAX_NAME_LENGTH[room]);
  const isLate = (room: keyof typeof LETTER) => x + name(room).length * LETTER[room] > 100;
  // Where there is room a name stands above the beginning of its bar; else it ends with the picture.
  const nameIn = (room: keyof typeof LETTER, look?: string) => (
    <text
      class={look}
      x={isLate(room) ? '100%' : `${x}%`}
      y={top + 13}
      text-anchor={isLate(room) ? 'end' : undefined}
    >
      {name(room)}
    </text>
  );
  const isSame = isLate('tight') === isLate('roomy') && name('tight') === name('roomy');
  return (
    <>
      {isSame ? nameIn('tight') : [nameIn('tight', 'tight'), nameIn('roomy', 'roomy')]}
      <rect
        class={kindClass(bar.kind)}
        x={`${x}%`}
        y={top + 18}
        width={percent(known - x)}
        height={6}
        rx={3}
      />
      {bar.until === undefined && known < 100 ? (
        <rect
          fill={`url(#open-${kindClass(bar.kind)})`}
          x={percent(known)}
          y={top + 18}
          width={percent(100 - known)}
          height={6}
          rx={3}
        />
      ) : null}
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 10) / 10}%`;
}

/** For the mouse, over the row; the list has the link for everybody. */
function RowLink({ bar, scale, top, messages }: RowProps & { readonly messages: Messages }) {
  const dates = [bar.start, bar.end].map((date) => (date ? partialDate(date, messages) : ''));
  const area = (
    <rect class="target" x={`${Math.min(scale.percent(bar.from), 50)}%`} y={top} width="100%" height={ROW}>
      <title>{`${shortened(bar.name, 100)}: ${dates.join(' – ').trim()}`}</title>
    </rect>
  );
  return bar.href === undefined ? (
    area
  ) : (
    <a href={bar.href} tabindex={-1}>
      {area}
    </a>
  );
}

/** What the colours mean. */
function KindLegend({ bars, kindName }: { bars: readonly Span[]; kindName: (kind: string) => string }) {
  return (
    <ul class="key">
      {kindsOf(bars).map((kind) =>
        kind === undefined ? null : (
          <li>
            <svg class="swatch" viewBox="0 0 34 10" aria-hidden="true">
              <rect class={kindClass(kind)} y={2} width={34} height={6} rx={3} />
            </svg>
            {kindName(kind)}
          </li>
        ),
      )}
    </ul>
  );
}
