import { isWebAddress } from '../../../pages/address.ts';
import { Citing } from '../../../pages/parts/citing.tsx';
import { Partnerships, partnershipsOf } from '../../../pages/parts/partnerships.tsx';
import { labelOf, type TermScope } from '../../../pages/scope.ts';
import { Facts, fact, Link, Links, LocalizedText, PartialDate, Section } from '../../../pages/text.tsx';
import { FOAF, MP, ORG, OWL, WGS } from '../../../rdf/vocabularies.ts';
import { PlaceMap } from '../../maps/resource-map.tsx';
import { Measurements } from './measurements.tsx';
import { type BodyProps, Discrepancies, ExternalLinks, Notes, type ResourceTemplate } from './sections.tsx';

const MAX_SHOWN = 60;

/** With whom the partners of a place work, and through which of them; nothing where they work with nobody else. */
function PartnersOfPartners({ iri, scope }: { iri: string; scope: TermScope }) {
  const { messages, statements, context } = scope;
  const found = [...throughWhom(iri, scope)]
    .map(([other, through]) => ({ other, through, name: labelOf(scope, other) }))
    .sort(
      (a, b) =>
        b.through.length - a.through.length || a.name.text.localeCompare(b.name.text, context.language),
    );
  return (
    <Section
      id="second-hand"
      title={messages.map.atSecondHand}
      lead={messages.map.atSecondHandLead}
      when={found.length > 0}
    >
      <ul class="through">
        {found.slice(0, MAX_SHOWN).map(({ other, through }) => (
          <li>
            <Link iri={other} scope={scope} />{' '}
            {statements.iris(other, MP.country).map((country) => (
              <small>
                <LocalizedText text={labelOf(scope, country)} page={context.language} />{' '}
              </small>
            ))}
            <span class="note">
              {messages.map.through} <Links iris={through} scope={scope} />
            </span>
          </li>
        ))}
      </ul>
      {found.length > MAX_SHOWN ? <p class="note">{messages.map.more(found.length - MAX_SHOWN)}</p> : null}
    </Section>
  );
}

/** Partners of partners that are no partners themselves, with those through whom they are reached. */
function throughWhom(iri: string, scope: TermScope): ReadonlyMap<string, readonly string[]> {
  const { statements } = scope;
  const direct = new Set(
    partnershipsOf(iri, scope).flatMap((partnership) => statements.iris(partnership, MP.partner)),
  );
  const reached = new Map<string, string[]>();
  for (const partnership of statements.subjects) {
    const parties = statements.iris(partnership, MP.partner);
    const known = parties.filter((party) => direct.has(party) && party !== iri);
    if (parties.includes(iri) || known.length === 0) continue;
    for (const party of parties.filter((one) => !direct.has(one) && one !== iri)) {
      reached.set(party, [...new Set([...(reached.get(party) ?? []), ...known])]);
    }
  }
  return reached;
}

/** Local authorities. */
export const place: ResourceTemplate = {
  types: [MP.LocalAuthority],
  name: (messages) => messages.place.kind,
  section: 'places',
  Body: PlaceBody,
  shown: (iri, { statements }) => statements.iris(iri, MP.measurement),
  structured: placeData,
};

function PlaceBody({ iri, view, scope }: BodyProps) {
  const { statements, messages } = scope;
  const coordinates = [
    ...statements.literals(iri, WGS.lat).slice(0, 1),
    ...statements.literals(iri, WGS.long).slice(0, 1),
  ];
  return (
    <>
      <div class="beside">
        <div>
          <Facts
            facts={[
              fact(messages.place.country, statements.iris(iri, MP.country), (iris) => (
                <Links iris={iris} scope={scope} />
              )),
              fact(messages.place.level, statements.iris(iri, MP.level), (iris) => (
                <Links iris={iris} scope={scope} />
              )),
              coordinates.length === 2
                ? {
                    name: messages.place.coordinates,
                    value: coordinates.map(({ value }) => value).join(', '),
                  }
                : undefined,
            ]}
          />
          <ExternalLinks iri={iri} scope={scope} />
        </div>
        <PlaceMap iri={iri} scope={scope} />
      </div>
      <Partnerships iri={iri} scope={scope} />
      <PartnersOfPartners iri={iri} scope={scope} />
      <Networks iri={iri} scope={scope} />
      <Measurements iri={iri} scope={scope} />
      <Discrepancies iri={iri} scope={scope} />
      <Notes iri={iri} scope={scope} />
      <Citing view={view} scope={scope} />
    </>
  );
}

/** The networks that a local authority is a member of; a membership is a part of the network. */
function Networks({ iri, scope }: { iri: string; scope: TermScope }) {
  const { statements, messages } = scope;
  const memberships = statements.iris(iri, ORG.hasMembership);
  return (
    <Section title={messages.place.networks} when={memberships.length > 0}>
      <ul class="plain">
        {memberships.map((membership) => (
          <li>
            <Link
              iri={
                statements.iris(membership, ORG.organization)[0] ?? membership.split('#', 1)[0] ?? membership
              }
              scope={scope}
            />
            {statements.literals(membership, MP.start).map((start) => (
              <>
                , {messages.place.memberSince} <PartialDate lexical={start.value} scope={scope} />
              </>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function placeData(iri: string, scope: TermScope): Readonly<Record<string, unknown>> {
  const { statements } = scope;
  const [latitude] = statements.literals(iri, WGS.lat);
  const [longitude] = statements.literals(iri, WGS.long);
  const city = statements.iris(iri, MP.level).some((level) => level.endsWith('/city'));
  return {
    '@type': [city ? 'City' : 'AdministrativeArea', 'GovernmentOrganization'],
    sameAs: statements.iris(iri, OWL.sameAs).filter(isWebAddress),
    ...(latitude && longitude
      ? { geo: { '@type': 'GeoCoordinates', latitude: latitude.value, longitude: longitude.value } }
      : {}),
    containedInPlace: statements
      .iris(iri, MP.country)
      .map((country) => ({ '@type': 'Country', name: labelOf(scope, country).text })),
    url: statements.iris(iri, FOAF.homepage)[0],
  };
}
