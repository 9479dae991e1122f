import { localName } from '../../rdf/uri.ts';
import { MP } from '../../rdf/vocabularies.ts';
import { partialDate, shortened } from '../formatting.ts';
import { labelOf, type TermScope, targetOf } from '../scope.ts';
import { confirmedDates } from './confirmation.ts';
import { EmbedCode } from './embed-code.tsx';
import { timeOf, type YearScale, yearScale } from './year-scale.ts';

/** What a partnership is called on the page of one of its partners: the others' names. */
function partnershipName(partnership: string, iri: string, scope: TermScope): string {
  const others = othersOf(partnership, iri, scope);
  if (others.length === 0) return labelOf(scope, partnership).text;
  return others.map((other) => labelOf(scope, other).text).join(' – ');
}

/** The partners of a partnership beside the one whose page it is; none where that takes no part. */
export function othersOf(partnership: string, iri: string, { statements }: TermScope): readonly string[] {
  const partners = statements.iris(partnership, MP.partner);
  return partners.includes(iri) ? partners.filter((partner) => partner !== iri) : [];
}

/** A partnership over time; times are years with their fractions. */
interface Bar {
  readonly name: string;
  readonly href: string | undefined;
  readonly kind: string | undefined;
  /** Partial dates. */
  readonly start: string;
  readonly end: string | undefined;
  readonly from: number;
  readonly until: number | undefined;
  /** The last time at which a source confirms it; the start where none has a date. */
  readonly known: number;
}

/** Heights in pixels: texts keep their size, so only the width is the screen's. */
const ROW = 30;
const HEAD = 26;
const MAX_BARS = 60;
const MAX_NAME_LENGTH = 34;
/** Width of a letter on the narrowest screen, in percent of the picture. */
const LETTER = 2.1;
/** The kinds with a colour of their own. */
const KINDS: readonly string[] = ['twinning', 'cooperation', 'project', 'institutional'];

/** Partnerships of a resource as bars from their start to their end; nothing where fewer than two have a start. */
export function PartnershipChart(props: { iri: string; partnerships: readonly string[]; scope: TermScope }) {
  const { iri, partnerships, scope } = props;
  const { map } = scope.messages;
  const dated = partnerships.flatMap((partnership) => barOf(partnership, iri, scope) ?? []);
  const bars = dated.sort((a, b) => a.from - b.from).slice(0, MAX_BARS);
  const [first] = bars;
  if (!first || bars.length < 2) return null;
  const undated = partnerships.length - dated.length;
  const scale = yearScale(first.from, latestOf(bars, scope));
  const height = HEAD + bars.length * ROW + 8;
  return (
    <figure class="spans">
      <div class="stack">
        <svg class="chart" role="img" aria-labelledby="spans-title spans-text" width="100%" height={height}>
          <title id="spans-title">{map.timelineTitle(labelOf(scope, iri).text)}</title>
          <desc id="spans-text">
            {map.timelineDescription(bars.length, undated, partialDate(first.start, scope.messages))}
          </desc>
          <Stripes bars={bars} />
          <Years scale={scale} height={height} />
          {bars.map((bar, row) => (
            <ChartRow bar={bar} scale={scale} top={HEAD + row * ROW} />
          ))}
        </svg>
        <svg class="over" aria-hidden="true" width="100%" height={height}>
          {bars.map((bar, row) => (
            <RowLink bar={bar} scale={scale} top={HEAD + row * ROW} scope={scope} />
          ))}
        </svg>
      </div>
      <figcaption class="note">
        <KindLegend bars={bars} scope={scope} />
        {bars.some(({ until }) => until === undefined) ? <p>{map.open}</p> : null}
        {undated > 0 ? <p>{map.undated(undated)}</p> : null}
        <EmbedCode what="chart" iri={iri} scope={scope} />
      </figcaption>
    </figure>
  );
}

function barOf(partnership: string, iri: string, scope: TermScope): Bar | undefined {
  const { statements } = scope;
  const [start] = statements.literals(partnership, MP.start);
  const [end] = statements.literals(partnership, MP.end);
  const from = start && timeOf(start.value);
  if (from === undefined) return undefined;
  const until = end && timeOf(end.value);
  return {
    name: partnershipName(partnership, iri, scope),
    href: targetOf(scope, partnership)?.href,
    kind: statements.iris(partnership, MP.kind)[0],
    start: start?.value ?? '',
    end: end?.value,
    from,
    until,
    known: until ?? Math.max(from, ...confirmedDates(partnership, scope).flatMap((day) => timeOf(day) ?? [])),
  };
}

/** The end of the picture: the year of the release, or the latest year that is known. */
function latestOf(bars: readonly Bar[], { released, context }: TermScope): number {
  const day = released ?? context.manifest.temporal?.end;
  const known = bars.map(({ from, until }) => Math.ceil(until ?? from));
  return Math.max(...known, (day && timeOf(day)) || 0);
}

function kindClass(kind: string | undefined): string {
  const code = kind === undefined ? '' : localName(kind);
  return `kind-${KINDS.includes(code) ? code : 'other'}`;
}

function kindsOf(bars: readonly Bar[]): readonly (string | undefined)[] {
  return [...new Map(bars.map(({ kind }) => [kindClass(kind), kind])).values()];
}

/** The stripes of what no source confirms. */
function Stripes({ bars }: { bars: readonly Bar[] }) {
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
  readonly bar: Bar;
  readonly scale: YearScale;
  readonly top: number;
}

function ChartRow({ bar, scale, top }: RowProps) {
  const x = scale.percent(bar.from);
  const known = Math.min(100, Math.max(x + 0.6, scale.percent(bar.known)));
  const name = shortened(bar.name, MAX_NAME_LENGTH);
  const late = x + name.length * LETTER > 100;
  return (
    <>
      <text x={late ? '100%' : `${x}%`} y={top + 13} text-anchor={late ? 'end' : undefined}>
        {name}
      </text>
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
function RowLink({ bar, scale, top, scope }: RowProps & { readonly scope: TermScope }) {
  const dates = [bar.start, bar.end].map((date) => (date ? partialDate(date, scope.messages) : ''));
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
function KindLegend({ bars, scope }: { bars: readonly Bar[]; scope: TermScope }) {
  return (
    <ul class="key">
      {kindsOf(bars).map((kind) =>
        kind === undefined ? null : (
          <li>
            <svg class="swatch" viewBox="0 0 34 10" aria-hidden="true">
              <rect class={kindClass(kind)} y={2} width={34} height={6} rx={3} />
            </svg>
            {labelOf(scope, kind).text}
          </li>
        ),
      )}
    </ul>
  );
}
