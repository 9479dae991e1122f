import { MP, RDF } from '../../rdf/vocabularies.ts';
import { labelOf, type Scope } from '../scope.ts';
import { Section } from './facts.tsx';
import { Link, Links, Words } from './text.tsx';
import { byDate, Timeline } from './timeline.tsx';

/** The partnerships linked with a resource, in order of their start; nothing where there is none. */
export function Partnerships({ iri, scope, title }: { iri: string; scope: Scope; title?: string }) {
  const found = partnershipsOf(iri, scope);
  const events = found
    .map((partnership) => ({
      date: scope.statements.literals(partnership, MP.start)[0]?.value,
      name: labelOf(scope, partnership).text,
      content: <Entry partnership={partnership} iri={iri} scope={scope} />,
    }))
    .sort((a, b) => byDate(a, b) || a.name.localeCompare(b.name, scope.context.language));
  return (
    <Section
      id="partnerships"
      when={found.length > 0}
      title={title ?? scope.messages.place.partnershipsOf(found.length)}
    >
      <Timeline events={events} scope={scope} />
    </Section>
  );
}

function partnershipsOf(iri: string, scope: Scope): readonly string[] {
  const { statements } = scope;
  const linked = statements.subjectsWith(RDF.type, MP.Partnership.value).filter((other) => other !== iri);
  return [...new Set([...statements.iris(iri, MP.partnerIn), ...linked])];
}

function Entry({ partnership, iri, scope }: { partnership: string; iri: string; scope: Scope }) {
  const { statements } = scope;
  const partners = statements.iris(partnership, MP.partner);
  const others = partners.includes(iri) ? partners.filter((partner) => partner !== iri) : [];
  const countries = [...new Set(others.flatMap((other) => statements.iris(other, MP.country)))];
  return (
    <>
      <h3>
        <Link iri={partnership} scope={scope}>
          {others.length === 0 ? undefined : <Names iris={others} scope={scope} />}
        </Link>
      </h3>
      <p class="with">
        {countries.length > 0 ? <Links iris={countries} scope={scope} /> : null}
        {statements.iris(partnership, MP.kind).map((kind) => (
          <span class="kind">
            <Words text={labelOf(scope, kind)} page={scope.context.language} />
          </span>
        ))}
      </p>
    </>
  );
}

function Names({ iris, scope }: { iris: readonly string[]; scope: Scope }) {
  return (
    <>
      {iris.map((iri, index) => (
        <>
          {index > 0 ? ' – ' : ''}
          <Words text={labelOf(scope, iri)} page={scope.context.language} />
        </>
      ))}
    </>
  );
}
