import { MP } from '../../rdf/vocabularies.ts';
import { partialDate } from '../formatting.ts';
import { labelOf, type TermScope, targetOf } from '../scope.ts';
import { confirmedDates } from './confirmation.ts';
import { EmbedCode } from './embed-code.tsx';
import { type Span, SpanChart } from './span-chart.tsx';
import { timeOf } from './year-scale.ts';

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

/** More are in the list below. */
const MAX_BARS = 60;

/** Partnerships of a resource as bars from their start to their end; nothing where fewer than two have a start. */
export function PartnershipChart(props: { iri: string; partnerships: readonly string[]; scope: TermScope }) {
  const { iri, partnerships, scope } = props;
  const { map } = scope.messages;
  const dated = partnerships.flatMap((partnership) => barOf(partnership, iri, scope) ?? []);
  const bars = dated.sort((a, b) => a.from - b.from).slice(0, MAX_BARS);
  const [first, ...others] = bars;
  if (!first || others.length === 0) return null;
  const undated = partnerships.length - dated.length;
  return (
    <SpanChart
      spans={[first, ...others]}
      latest={latestOf(scope)}
      title={map.timelineTitle(labelOf(scope, iri).text)}
      description={map.timelineDescription(bars.length, undated, partialDate(first.start, scope.messages))}
      undated={undated}
      kindName={(kind) => labelOf(scope, kind).text}
      messages={scope.messages}
    >
      <EmbedCode what="chart" iri={iri} scope={scope} />
    </SpanChart>
  );
}

function barOf(partnership: string, iri: string, scope: TermScope): Span | undefined {
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

/** The end of the picture: the day of the release, or the latest that is known. */
function latestOf({ released, context }: TermScope): number {
  const day = released ?? context.manifest.temporal?.end;
  return (day && timeOf(day)) || 0;
}
