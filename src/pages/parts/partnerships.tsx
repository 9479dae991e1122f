import type { Child } from 'hono/jsx';
import { MP, RDF } from '../../rdf/vocabularies.ts';
import { labelOf, type TermScope } from '../scope.ts';
import { Link, Links, LocalizedText, PartialDate, Section } from '../text.tsx';
import { othersOf, PartnershipChart } from './partnership-chart.tsx';

/** Something with a date, or without one. */
interface Event {
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

/** The partnerships linked with a resource, in order of their start: a picture, and a list; nothing where there is none. */
export function Partnerships({ iri, scope, title }: { iri: string; scope: TermScope; title?: string }) {
  const found = partnershipsOf(iri, scope);
  const events = found
    .map((partnership) => ({
      date: scope.statements.literals(partnership, MP.start)[0]?.value,
      name: labelOf(scope, partnership).text,
      content: <PartnershipEntry partnership={partnership} iri={iri} scope={scope} />,
    }))
    .sort((a, b) => byDate(a, b) || a.name.localeCompare(b.name, scope.context.language));
  return (
    <Section
      id="partnerships"
      when={found.length > 0}
      title={title ?? scope.messages.place.partnershipsOf(found.length)}
    >
      <PartnershipChart iri={iri} partnerships={found} scope={scope} />
      <Timeline events={events} scope={scope} />
    </Section>
  );
}

/** IRIs of the partnerships that a resource takes part in, or is mentioned in. */
export function partnershipsOf(iri: string, scope: TermScope): readonly string[] {
  const { statements } = scope;
  const linked = statements.subjectsWith(RDF.type, MP.Partnership.value).filter((other) => other !== iri);
  return [...new Set([...statements.iris(iri, MP.partnerIn), ...linked])];
}

function PartnershipEntry({
  partnership,
  iri,
  scope,
}: {
  partnership: string;
  iri: string;
  scope: TermScope;
}) {
  const { statements } = scope;
  const others = othersOf(partnership, iri, scope);
  const countries = [...new Set(others.flatMap((other) => statements.iris(other, MP.country)))];
  const fields = statements.iris(partnership, MP.field);
  return (
    <>
      <h3>
        <Link iri={partnership} scope={scope}>
          {others.length === 0 ? undefined : <Names iris={others} scope={scope} />}
        </Link>
      </h3>
      <p class="with">
        {countries.length > 0 ? <Links iris={countries} scope={scope} /> : null}
        {[...statements.iris(partnership, MP.kind), ...knownStatus(partnership, scope)].map((concept) => (
          <span class="kind">
            <LocalizedText text={labelOf(scope, concept)} page={scope.context.language} />
          </span>
        ))}
        {statements.literals(partnership, MP.end).map(({ value }) => (
          <span class="kind">
            {scope.messages.partnership.until.toLowerCase()} <PartialDate lexical={value} scope={scope} />
          </span>
        ))}
      </p>
      {fields.length > 0 ? (
        <p class="with">
          <small>{fields.map((field) => labelOf(scope, field).text).join(', ')}</small>
        </p>
      ) : null}
    </>
  );
}

/** That nothing is known goes without saying in a list. */
function knownStatus(partnership: string, { statements }: TermScope): readonly string[] {
  return statements.iris(partnership, MP.status).filter((status) => !status.endsWith('/unknown'));
}

function Names({ iris, scope }: { iris: readonly string[]; scope: TermScope }) {
  return (
    <>
      {iris.map((iri, index) => (
        <>
          {index > 0 ? ' – ' : ''}
          <LocalizedText text={labelOf(scope, iri)} page={scope.context.language} />
        </>
      ))}
    </>
  );
}
