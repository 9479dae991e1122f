import { z } from 'zod';
import { iri, literal, type NamedNode, type Quad, quad } from '../../rdf/terms.ts';
import { DCTERMS, FOAF, MP, PROV, SKOS } from '../../rdf/vocabularies.ts';
import { partnershipStatements, partnershipSubjects } from '../mapping/partnership-statements.ts';
import type { RecordDefinition } from '../mapping/record-type.ts';
import { displayName, type ReportedPartnership, type ResourceScope } from '../mapping/scope.ts';
import { claimed, dated, labels, localized, optional, types } from '../mapping/statements.ts';
import { label, languageTag, localizedLabels, localizedProse } from '../mapping/text.ts';
import { count, integer, partialDate } from '../mapping/values.ts';
import { reference, slug, webAddress } from '../reading/identifiers.ts';
import type { RecordEntry } from '../reading/source.ts';
import { membership, membershipIri, membershipStatements } from './membership.ts';
import { partnership } from './partnership.ts';

const source = z.strictObject(
  {
    title: localizedLabels.describe('The page’s own title, by language'),
    publisher: reference('place').describe('The slug of the place whose page it is'),
    language: languageTag.describe('The language of the page: en, de …'),
    url: webAddress.optional().describe('Where the page is or was on the Web'),
    published: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
    revisionOf: reference('page').optional().describe('The slug of the earlier version of the page'),
    declares: z
      .strictObject({
        partners: count.optional().describe('How many partners the page says it has'),
        stated: label.optional().describe('The words in which it says so'),
      })
      .optional()
      .describe('What the page says of itself'),
    description: localizedProse.optional().describe('One or two sentences'),
    note: localizedProse.optional().describe('A remark for readers'),
  },
  { error: 'expected what is known of the page: { title: …, publisher: …, language: … }' },
);

const schema = z.strictObject({
  page: source.describe('The web page itself'),
  partnerships: z
    .array(partnership, { error: 'expected a list of partnerships' })
    .optional()
    .describe('The partnerships that the page reports, in its order'),
  memberships: z
    .array(membership, { error: 'expected a list of memberships' })
    .optional()
    .describe('The publisher’s memberships in networks'),
});

/** A source page with all that it reports. */
export type Page = z.infer<typeof schema>;

/** Pages: one file each in pages/, published as mp:SourcePage with a named graph of its claims. */
export const page: RecordDefinition<Page> = {
  location: 'pages/',
  jsonSchema: 'page.schema.json',
  blank:
    'page: { title: { en: … }, publisher: …, language: en } with its title and the slug of the place whose page it is',
  key: slug,
  schema,
  *statements(entry, scope) {
    const subject = scope.resource('source', entry.slug);
    const { publisher } = entry.value.page;
    yield* claimed(declarations(subject, entry.value), subject);
    yield* sourceStatements(subject, entry, scope);
    for (const report of reportsOf(entry)) yield* partnershipStatements(report, scope);
    for (const each of entry.value.memberships ?? []) {
      yield* membershipStatements(each, publisher, subject, scope);
    }
  },
  *subjects(entry, scope) {
    yield [scope.resource('source', entry.slug), ['page']];
    for (const report of reportsOf(entry)) yield* partnershipSubjects(report, scope);
    for (const [index, { network }] of (entry.value.memberships ?? []).entries()) {
      yield [membershipIri(network, entry.value.page.publisher, scope), ['memberships', index]];
    }
  },
};

function reportsOf(page: RecordEntry<Page>): ReportedPartnership[] {
  return (page.value.partnerships ?? []).map((partnership, index) => ({ page, partnership, index }));
}

/** What the page says of itself. */
function* declarations(subject: NamedNode, { page }: Page): Iterable<Quad> {
  const { partners, stated } = page.declares ?? {};
  yield* optional(subject, MP.declaredPartnerCount, partners === undefined ? undefined : integer(partners));
  yield* optional(subject, MP.valueAsStated, stated === undefined ? undefined : literal(stated));
}

/** What is known of the page. */
function* sourceStatements(
  subject: NamedNode,
  { slug, value }: RecordEntry<Page>,
  scope: ResourceScope,
): Iterable<Quad> {
  const { page } = value;
  const { title, publisher, language, url, published, revisionOf } = page;
  yield* types(subject, MP.SourcePage, FOAF.Document, PROV.Entity);
  yield* labels(subject, displayName('source', slug, scope));
  yield* localized(subject, DCTERMS.title, title);
  yield quad(subject, DCTERMS.publisher, scope.resource('place', publisher));
  yield quad(subject, DCTERMS.language, languageIri(language));
  yield* optional(subject, FOAF.homepage, url === undefined ? undefined : iri(url));
  yield* dated(subject, DCTERMS.issued, published);
  if (revisionOf !== undefined) yield quad(subject, PROV.wasRevisionOf, scope.resource('source', revisionOf));
  yield* localized(subject, DCTERMS.description, page.description);
  yield* localized(subject, SKOS.note, page.note);
}

/** The language in the Library of Congress's tables, which have an IRI for each ISO 639 code. */
function languageIri(tag: string): NamedNode {
  const [code = ''] = tag.split('-');
  return iri(`http://id.loc.gov/vocabulary/iso639-${code.length === 2 ? 1 : 2}/${code}`);
}
