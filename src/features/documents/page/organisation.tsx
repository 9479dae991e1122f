import { Citing } from '../../../pages/parts/citing.tsx';
import { Partnerships, partnershipsOf } from '../../../pages/parts/partnerships.tsx';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import {
  Chips,
  Facts,
  fact,
  Link,
  Links,
  LocalizedText,
  PartialDate,
  Section,
} from '../../../pages/text.tsx';
import { FOAF, MP, ORG } from '../../../rdf/vocabularies.ts';
import { LinkedMap } from '../../maps/resource-map.tsx';
import { type BodyProps, Discrepancies, ExternalLinks, Notes, type ResourceTemplate } from './sections.tsx';

/** Networks of local authorities, with their members. */
export const network: ResourceTemplate = {
  types: [MP.Network],
  name: (messages) => messages.organisation.network,
  section: 'networks',
  Body: OrganisationBody,
};

/** Projects in which partnerships are carried out. */
export const project: ResourceTemplate = {
  types: [MP.Project, FOAF.Project],
  name: (messages) => messages.organisation.project,
  section: 'projects',
  Body: OrganisationBody,
};

/** Partners and involved bodies that are no local authority. */
export const organisation: ResourceTemplate = {
  types: [ORG.FormalOrganization, ORG.Organization],
  name: (messages) => messages.organisation.organisation,
  section: 'organisations',
  Body: OrganisationBody,
};

function OrganisationBody({ iri, view, scope }: BodyProps) {
  const { statements, messages } = scope;
  const links = (iris: readonly string[]) => <Links iris={iris} scope={scope} />;
  const date = ([{ value }]: readonly [{ value: string }, ...unknown[]]) => (
    <PartialDate lexical={value} scope={scope} />
  );
  return (
    <>
      <div class="beside">
        <div>
          <Facts
            facts={[
              fact(messages.organisation.country, statements.iris(iri, MP.country), links),
              fact(messages.organisation.programme, statements.iris(iri, MP.programme), links),
              fact(messages.organisation.start, statements.literals(iri, MP.projectStart), date),
              fact(messages.organisation.end, statements.literals(iri, MP.projectEnd), date),
              fact(messages.lists.fields, fieldsOf(iri, scope), (iris) => (
                <Chips iris={iris} scope={scope} />
              )),
            ]}
          />
          <ExternalLinks iri={iri} scope={scope} />
        </div>
        <LinkedMap iri={iri} scope={scope} />
      </div>
      <Members iri={iri} scope={scope} />
      <Partnerships iri={iri} scope={scope} />
      <Discrepancies iri={iri} scope={scope} />
      <Notes iri={iri} scope={scope} />
      <Citing view={view} scope={scope} />
    </>
  );
}

/** What the partnerships that it takes part in are about. */
function fieldsOf(iri: string, scope: TermScope): readonly string[] {
  const fields = partnershipsOf(iri, scope).flatMap((one) => scope.statements.iris(one, MP.field));
  return [...new Set(fields)];
}

function Members({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const memberships = statements.subjectsWith(ORG.organization, iri);
  return (
    <Section title={messages.organisation.members} when={memberships.length > 0}>
      <ul class="plain">
        {memberships.map((membership) => (
          <li>
            {statements.iris(membership, ORG.member).map((member) => (
              <>
                <Link iri={member} scope={scope} />
                {statements.iris(member, MP.country).map((country) => (
                  <>
                    {', '}
                    <LocalizedText text={labelOf(scope, country)} page={scope.context.language} />
                  </>
                ))}
              </>
            ))}
            {statements.literals(membership, MP.start).map(({ value }) => (
              <>
                , {messages.place.memberSince} <PartialDate lexical={value} scope={scope} />
              </>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
