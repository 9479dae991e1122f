import { z } from 'zod';
import { type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { DCTERMS, MP, ORG, PROV, SKOS } from '../../rdf/vocabularies.ts';
import { worded } from '../../text/words.ts';
import { rule } from '../checks/rule.ts';
import { part } from '../mapping/resource-types.ts';
import { displayName, type ResourceScope } from '../mapping/scope.ts';
import { bounds, claimed, dated, labels, localized, types } from '../mapping/statements.ts';
import { localizedProse, nameIn } from '../mapping/text.ts';
import { endBeforeStart, partialDate } from '../mapping/values.ts';
import { reference } from '../reading/identifiers.ts';

const shape = {
  network: reference('network').describe('The slug of the network in networks.yaml'),
  since: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  until: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  description: localizedProse.optional().describe('One or two sentences'),
  note: localizedProse.optional().describe('A remark for readers'),
};

/** The schema of the publisher's membership in a network. */
export const membership = z.strictObject(shape).check(
  rule(shape, ['since', 'until'], function* ({ since, until }) {
    for (const { message } of endBeforeStart({ start: since, end: until }))
      yield { path: ['until'], message };
  }),
);

/** The publisher's membership in a network. */
export type Membership = z.infer<typeof membership>;

/** The IRI of a place's membership: a part of the network. */
export function membershipIri(network: string, member: string, scope: ResourceScope): NamedNode {
  return part(scope.resource('network', network), `membership-${member}`);
}

/** A membership as a page claims it, and what follows. */
export function* membershipStatements(
  membership: Membership,
  publisher: string,
  page: NamedNode,
  scope: ResourceScope,
): Iterable<Quad> {
  const subject = membershipIri(membership.network, publisher, scope);
  yield* claimed(claims(subject, membership, publisher, scope), page);
  const member = displayName('place', publisher, scope);
  const network = displayName('network', membership.network, scope);
  const label = worded(scope.languages, 'membership', (language) => ({
    member: nameIn(member, language),
    network: nameIn(network, language),
  }));
  yield* labels(subject, label);
  yield* bounds(subject, MP.startEarliest, MP.startLatest, membership.since);
  yield* bounds(subject, MP.endEarliest, MP.endLatest, membership.until);
  yield* localized(subject, DCTERMS.description, membership.description);
  yield* localized(subject, SKOS.note, membership.note);
  yield quad(subject, PROV.wasDerivedFrom, page);
  yield quad(scope.resource('place', publisher), ORG.hasMembership, subject);
}

function* claims(
  subject: NamedNode,
  { network, since, until }: Membership,
  publisher: string,
  scope: ResourceScope,
): Iterable<Quad> {
  yield* types(subject, ORG.Membership);
  yield quad(subject, ORG.member, scope.resource('place', publisher));
  yield quad(subject, ORG.organization, scope.resource('network', network));
  yield* dated(subject, MP.start, since);
  yield* dated(subject, MP.end, until);
}
