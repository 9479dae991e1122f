import type { Site } from '../../http/serving/publication.ts';
import { partialDate } from '../../pages/formatting.ts';
import { siteTitle } from '../../pages/layout/frame.ts';
import { messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { partnershipsOf } from '../../pages/parts/partnerships.tsx';
import type { ResourceView } from '../../pages/resource-view.ts';
import { labelOf, scopeOf, type TermScope } from '../../pages/scope.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { MP, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { paletteOf } from '../../text/palette.ts';
import { descriptionOf, kindName } from '../documents/page/resource.tsx';
import { topicOf } from '../documents/page/thing.tsx';
import { facetedList } from '../lists/faceted-list.ts';
import { EVERYTHING } from '../lists/facets/facets.ts';
import { membersOf } from '../lists/listing.ts';
import { LISTS } from '../lists/lists.ts';
import { mappedList, partnershipMap } from '../maps/partnership-map-view.ts';
import { placesMap } from '../maps/places-map-view.ts';
import { mapContentOf } from '../maps/resource-map.tsx';
import { type Card, isDrawable } from './card.tsx';

/** The colour of the head of the pages, where the keepers have chosen none. */
const COLOUR = '#0b4a63';
const MAX_FIELDS = 3;

/** The picture of a resource: its name, what it is, its numbers and its map. */
export function cardOfResource(context: PageContext, view: ResourceView): Card {
  const scope = scopeOf(context, view);
  const iri = topicOf(view);
  const names = [labelOf(scope, iri).text, ...otherNames(iri, scope)];
  return {
    ...around(context),
    kind: kindName(iri, scope).text,
    title: names.find(isDrawable) ?? names[0] ?? '',
    lines: linesOf(iri, scope),
    map: mapContentOf(iri, scope),
  };
}

function otherNames(iri: string, { statements }: TermScope): readonly string[] {
  return statements.literals(iri, SKOS.prefLabel, RDFS.label, SKOS.altLabel).map(({ value }) => value);
}

function linesOf(iri: string, scope: TermScope): readonly string[] {
  const { statements, messages } = scope;
  const isPartnership = statements.iris(iri, RDF.type).includes(MP.Partnership.value);
  const partnerships = partnershipsOf(iri, scope);
  const since = isPartnership ? statements.literals(iri, MP.start)[0]?.value : earliest(partnerships, scope);
  const fields = statements.iris(iri, MP.field).slice(0, MAX_FIELDS);
  const country = statements.iris(iri, MP.country).map((one) => labelOf(scope, one).text);
  const countries = countriesOf(partnerships, iri, scope).length;
  const lines = [
    ...country.slice(0, 1),
    ...(partnerships.length > 0 ? [messages.home.partnerships(partnerships.length)] : []),
    ...(countries > 1 ? [messages.home.countries(countries)] : []),
    ...(since === undefined
      ? []
      : [
          `${messages.partnership.since}: ${partialDate(isPartnership ? since : since.slice(0, 4), messages)}`,
        ]),
    ...(fields.length > 0 ? [fields.map((field) => labelOf(scope, field).text).join(', ')] : []),
  ];
  const description = descriptionOf(iri, scope)?.text;
  return lines.length > 0 || description === undefined ? lines : [description];
}

function earliest(partnerships: readonly string[], { statements }: TermScope): string | undefined {
  return partnerships
    .flatMap((one) => statements.literals(one, MP.start).map(({ value }) => value))
    .sort()[0];
}

function countriesOf(partnerships: readonly string[], iri: string, { statements }: TermScope) {
  const partners = partnerships.flatMap((one) => statements.iris(one, MP.partner));
  return [
    ...new Set(partners.filter((one) => one !== iri).flatMap((one) => statements.iris(one, MP.country))),
  ];
}

/** The picture of a list: how many it has, on a map. */
export async function cardOfList(site: Site, context: PageContext, name: string): Promise<Card> {
  const messages = messagesIn(context.language);
  const list = LISTS.find((one) => one.name === name);
  if (!list) return cardOfSite(site, context);
  const members = await membersOf(site, list);
  return {
    ...around(context),
    ...(list.geo === 'points'
      ? { map: (await placesMap(site, await facetedList(site, list), EVERYTHING, context.language)).content }
      : await wholeMap(site, context)),
    kind: messages.layout.browse,
    title: wording(messages.lists, name),
    lines: [
      name === 'partnerships'
        ? messages.home.partnerships(members.length)
        : messages.list.total(members.length),
    ],
  };
}

/** The picture of the publication as a whole. */
export async function cardOfSite(site: Site, context: PageContext): Promise<Card> {
  const { figure } = messagesIn(context.language).home;
  const { classes, triples, distinctSubjects } = context.manifest;
  const count = (key: string) => classes.find(({ iri }) => iri === PREFIXES.mp + key)?.count ?? 0;
  const figures: readonly (readonly [string, number])[] = site.general
    ? [
        [figure.triples, triples],
        [figure.subjects, distinctSubjects],
      ]
    : [
        [figure.partnerships, count('Partnership')],
        [figure.places, count('LocalAuthority')],
        [figure.agreements, count('Agreement')],
      ];
  const { number } = messagesIn(context.language);
  return {
    ...around(context),
    ...(await wholeMap(site, context)),
    kind: new URL(context.base).host,
    title: siteTitle(context),
    site: '',
    lines: figures.filter(([, many]) => many > 0).map(([what, many]) => `${number(many)} ${what}`),
  };
}

async function wholeMap(site: Site, { language }: PageContext): Promise<Pick<Card, 'map' | 'extent'>> {
  const list = mappedList(site);
  if (!list) return {};
  const { content, extent } = await partnershipMap(site, list, EVERYTHING, language);
  return content.points.length > 0 ? { map: content, extent } : {};
}

function around(context: PageContext): Pick<Card, 'site' | 'colour'> {
  const chosen = context.manifest.look?.colours?.light;
  return { site: siteTitle(context), colour: paletteOf(chosen ?? COLOUR, 'light').deep };
}
