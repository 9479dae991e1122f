import { Citing } from '../../../pages/parts/citing.tsx';
import { confirmationOf, confirmationText } from '../../../pages/parts/confirmation.ts';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import { Chips, Facts, fact, Link, Links, PartialDate, Section } from '../../../pages/text.tsx';
import { MP } from '../../../rdf/vocabularies.ts';
import { PartiesMap } from '../../maps/resource-map.tsx';
import { Agreements, Claims } from './claims.tsx';
import { type BodyProps, Discrepancies, ExternalLinks, Notes, type ResourceTemplate } from './sections.tsx';

/** Partnerships. */
export const partnership: ResourceTemplate = {
  types: [MP.Partnership],
  name: (messages) => messages.partnership.kind,
  section: 'partnerships',
  Body: PartnershipBody,
  shown: (iri, { statements }) => statements.iris(iri, MP.agreement),
  structured: partnershipData,
};

/** To schema.org a partnership is an organization whose members are its parties. */
function partnershipData(iri: string, scope: TermScope): Readonly<Record<string, unknown>> {
  const { statements } = scope;
  const parties = statements.iris(iri, MP.partner);
  return {
    '@type': 'Organization',
    foundingDate: statements.literals(iri, MP.start)[0]?.value,
    dissolutionDate: statements.literals(iri, MP.end)[0]?.value,
    member: parties.map((party) => ({
      '@type': 'Organization',
      '@id': party,
      name: labelOf(scope, party).text,
    })),
    knowsAbout: statements.iris(iri, MP.field).map((field) => labelOf(scope, field).text),
  };
}

function PartnershipBody({ iri, view, scope }: BodyProps) {
  return (
    <>
      <Parties iri={iri} scope={scope} />
      <div class="beside">
        <AtAGlance iri={iri} scope={scope} />
        <PartiesMap iri={iri} scope={scope} />
      </div>
      <Agreements iri={iri} scope={scope} />
      <Fields iri={iri} scope={scope} />
      <Projects iri={iri} scope={scope} />
      <Notes iri={iri} scope={scope} />
      <Discrepancies iri={iri} scope={scope} />
      <Claims claims={view.claims} iri={iri} scope={scope} />
      <ExternalLinks iri={iri} scope={scope} />
      <Citing view={view} scope={scope} />
    </>
  );
}

function Parties({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  return (
    <section aria-labelledby="parties">
      <h2 class="unseen" id="parties">
        {messages.partnership.parties}
      </h2>
      <ul class="parties">
        {statements.iris(iri, MP.partner).map((partner) => (
          <li>
            <p class="name">
              <Link iri={partner} scope={scope} />
            </p>
            <p class="note">
              <Links
                iris={[...statements.iris(partner, MP.level), ...statements.iris(partner, MP.country)]}
                scope={scope}
              />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function AtAGlance({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const words = messages.partnership;
  const date = (lexical: string) => <PartialDate lexical={lexical} scope={scope} />;
  const links = (iris: readonly string[]) => <Links iris={iris} scope={scope} />;
  return (
    <Facts
      facts={[
        fact(words.type, statements.iris(iri, MP.kind), links),
        fact(words.since, statements.literals(iri, MP.start), ([start]) => date(start.value)),
        fact(words.basis, statements.iris(iri, MP.startBasis), links),
        fact(words.until, statements.literals(iri, MP.end), ([end]) => date(end.value)),
        { name: words.status, value: <Status iri={iri} scope={scope} /> },
        fact(words.reportedBy, statements.iris(iri, MP.reportedBy), links),
      ]}
    />
  );
}

/** The status with the date of the source that states it; without such a source it is unknown, and says so. */
function Status({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const [status] = statements.iris(iri, MP.status);
  const [asOf] = statements.literals(iri, MP.statusAsOf);
  const confirmation = confirmationOf(iri, scope);
  const confirmed = confirmation && confirmationText(confirmation, scope);
  if (status === undefined || status.endsWith('/unknown')) {
    return (
      <>
        {confirmed === undefined ? messages.partnership.unknown : `${confirmed}. `}
        {confirmed === undefined ? null : <small class="note">{messages.partnership.stillOpen}</small>}
      </>
    );
  }
  return (
    <>
      <Link iri={status} scope={scope} />
      {asOf ? (
        <>
          , {messages.partnership.asOf} <PartialDate lexical={asOf.value} scope={scope} />
        </>
      ) : null}
      {confirmed === undefined ? null : (
        <>
          <br />
          <small>{confirmed}</small>
        </>
      )}
    </>
  );
}

function Fields({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const { agreed, practised, planned, fields } = messages.partnership;
  const groups = [
    { name: agreed, tone: 'agreed', iris: statements.iris(iri, MP.agreedField) },
    { name: practised, tone: 'practised', iris: statements.iris(iri, MP.practisedField) },
    { name: planned, tone: 'planned', iris: statements.iris(iri, MP.plannedField) },
  ].filter((group) => group.iris.length > 0);
  return (
    <Section id="fields" title={fields} when={groups.length > 0}>
      <div class="columns">
        {groups.map(({ name, tone, iris }) => (
          <div>
            <h3>{name}</h3>
            <Chips iris={iris} scope={scope} tone={tone} />
          </div>
        ))}
      </div>
    </Section>
  );
}

function Projects({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const projects = statements.iris(iri, MP.project);
  const programmes = statements.iris(iri, MP.programme);
  const involved = statements.iris(iri, MP.involves);
  const list = (iris: readonly string[]) => <Chips iris={iris} scope={scope} />;
  return (
    <Section
      id="projects"
      title={messages.partnership.projects}
      when={projects.length + programmes.length + involved.length > 0}
    >
      {projects.length > 0 ? list(projects) : null}
      <Facts
        facts={[
          fact(messages.partnership.programme, programmes, list),
          fact(messages.partnership.involves, involved, list),
        ]}
      />
    </Section>
  );
}
