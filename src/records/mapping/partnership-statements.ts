import { type Literal, type NamedNode, type Quad, quad, text } from '../../rdf/terms.ts';
import { DCTERMS, MP, ORG, PROV, SKOS, WDT } from '../../rdf/vocabularies.ts';
import { agreementClaims, agreementConsequences, agreementIri, isSigned } from '../record-types/agreement.ts';
import {
  type Measurement,
  measurementClaims,
  measurementConsequences,
  measurementFragment,
} from '../record-types/measurement.ts';
import { type Code, concept } from './codes.ts';
import type { MintedSubject } from './record-type.ts';
import { part, partnershipSlug } from './resource-types.ts';
import { displayName, partnersOf, type ReportedPartnership, type ResourceScope } from './scope.ts';
import { bounds, claimed, dated, each, labels, localized, optional, types } from './statements.ts';
import type { Localized } from './text.ts';

/** A partnership with all that pages report of it. */
interface Reported {
  readonly slug: string;
  readonly subject: NamedNode;
  /** The partners' slugs, the publisher of the first report before the others. */
  readonly partners: readonly string[];
  readonly reports: readonly ReportedPartnership[];
  readonly scope: ResourceScope;
}

/** What all pages together state of the partnership; nothing where the report is not the first, so that each is stated once. */
export function* partnershipStatements(report: ReportedPartnership, scope: ResourceScope): Iterable<Quad> {
  const reported = reportedOf(report, scope);
  if (reported.reports[0]?.partnership !== report.partnership) return;
  for (const each of reported.reports) {
    const page = scope.resource('source', each.page.slug);
    yield* claimed(reportClaims(each, reported), page);
    yield* claimed(relationClaims(each, reported), page);
    yield* reportConsequences(each, reported);
  }
  yield* consequences(reported);
  yield* shortcuts(reported);
}

/** The subjects that a report makes, below its page. */
export function* partnershipSubjects(
  report: ReportedPartnership,
  scope: ResourceScope,
): Iterable<MintedSubject> {
  const { subject } = reportedOf(report, scope);
  const path = ['partnerships', report.index];
  yield [subject, path];
  for (const [index, agreement] of (report.partnership.agreements ?? []).entries()) {
    if (isSigned(agreement)) yield [agreementIri(subject, agreement, scope), [...path, 'agreements', index]];
  }
  for (const [index, fact] of (report.partnership.facts ?? []).entries()) {
    const fragment = measurementFragment(fact, report.page.slug);
    yield [part(measured(fact, report, scope), fragment), [...path, 'facts', index]];
  }
}

function reportedOf({ page, partnership }: ReportedPartnership, scope: ResourceScope): Reported {
  const slug = partnershipSlug(page.value.page.publisher, partnership.partners);
  const reports = scope.reports(slug);
  return {
    slug,
    subject: scope.resource('partnership', slug),
    partners: partnersOf(reports),
    reports,
    scope,
  };
}

/** What the page itself says. */
function* reportClaims(
  { page, partnership }: ReportedPartnership,
  { subject, partners, scope }: Reported,
): Iterable<Quad> {
  const { language } = page.value.page;
  yield* types(subject, MP.Partnership);
  yield* each(subject, MP.partner, partners.map(scope.partner));
  yield* each(
    subject,
    MP.partnerAsWritten,
    (partnership.asWritten ?? []).flatMap((name) => written(name, language)),
  );
  yield quad(subject, MP.kind, concept('kind', partnership.kind));
  yield* dated(subject, MP.start, partnership.start);
  yield* optional(
    subject,
    MP.startBasis,
    partnership.startBasis && concept('start-basis', partnership.startBasis),
  );
  yield* dated(subject, MP.end, partnership.end);
  const status = knownStatus(partnership.status);
  yield* optional(subject, MP.status, status && concept('status', status));
  yield* dated(subject, MP.statusAsOf, partnership.statusAsOf);
}

/** What the page says of the things that hang on the partnership. */
function* relationClaims(report: ReportedPartnership, { subject, scope }: Reported): Iterable<Quad> {
  const {
    agreements = [],
    fields,
    projects = [],
    programmes = [],
    involves = [],
    facts = [],
  } = report.partnership;
  for (const agreement of agreements) {
    const iri = agreementIri(subject, agreement, scope);
    yield quad(subject, MP.agreement, iri);
    if (isSigned(agreement)) yield* agreementClaims(iri, subject, agreement);
  }
  yield* fieldStatements(subject, MP.agreedField, fields?.agreed);
  yield* fieldStatements(subject, MP.practisedField, fields?.practised);
  yield* fieldStatements(subject, MP.plannedField, fields?.planned);
  yield* each(
    subject,
    MP.project,
    projects.map((slug) => scope.resource('project', slug)),
  );
  yield* each(
    subject,
    MP.programme,
    programmes.map((code) => concept('programme', code)),
  );
  yield* each(
    subject,
    MP.involves,
    involves.map((slug) => scope.resource('organisation', slug)),
  );
  for (const fact of facts) yield* measurementClaims(measured(fact, report, scope), fact, report.page.slug);
}

/** What follows from one page's report: bounds, parts, provenance. */
function* reportConsequences(
  report: ReportedPartnership,
  { subject, partners, scope }: Reported,
): Iterable<Quad> {
  const { page, partnership } = report;
  const source = { slug: page.slug, iri: scope.resource('source', page.slug) };
  yield* bounds(subject, MP.startEarliest, MP.startLatest, partnership.start);
  yield* bounds(subject, MP.endEarliest, MP.endLatest, partnership.end);
  for (const agreement of (partnership.agreements ?? []).filter(isSigned)) {
    const iri = agreementIri(subject, agreement, scope);
    yield* agreementConsequences(iri, agreement, partners.map(scope.partner), source.iri, scope.languages);
  }
  for (const fact of partnership.facts ?? []) {
    const names = scope.partnerNames(measuredSlug(fact, report));
    yield* measurementConsequences(measured(fact, report, scope), names, fact, {
      ...source,
      languages: scope.languages,
    });
  }
  yield* localized(subject, SKOS.note, partnership.note);
  yield quad(subject, MP.reportedBy, scope.resource('place', page.value.page.publisher));
  yield quad(subject, PROV.wasDerivedFrom, source.iri);
}

/** What follows from all reports together. */
function* consequences({ slug, subject, partners, reports, scope }: Reported): Iterable<Quad> {
  yield* types(subject, ORG.OrganizationalCollaboration);
  yield* labels(subject, displayName('partnership', slug, scope));
  for (const partner of partners.map(scope.partner)) {
    yield quad(subject, ORG.hasMember, partner);
    yield quad(partner, MP.partnerIn, subject);
  }
  for (const { partnership } of reports) {
    const agreed = (partnership.agreements ?? []).filter(isSigned).map(({ fields }) => fields);
    for (const list of [...agreed, partnership.fields?.agreed, partnership.fields?.practised]) {
      yield* fieldStatements(subject, MP.field, list);
    }
  }
  if (reports.every(({ partnership }) => knownStatus(partnership.status) === undefined)) {
    yield quad(subject, MP.status, concept('status', 'unknown'));
  }
  const description = reports.find(({ partnership }) => partnership.description)?.partnership.description;
  yield* localized(subject, DCTERMS.description, description);
}

/** Statements that spare a query the way through the partnership: both ways between its local authorities, unless it has ended. */
function* shortcuts({ partners, reports, scope }: Reported): Iterable<Quad> {
  if (hasEnded(reports)) return;
  const isTwinning = reports.some(({ partnership }) => partnership.kind === 'twinning');
  const authorities = partners.filter((slug) => scope.records.places.has(slug)).map(scope.partner);
  for (const one of authorities) {
    for (const other of authorities) {
      if (one.equals(other)) continue;
      yield quad(one, MP.cooperatesWith, other);
      if (isTwinning) {
        yield quad(one, MP.twinnedWith, other);
        yield quad(one, WDT.P190, other);
      }
    }
  }
}

/** As the most current page says that speaks of status or end; an end without a status counts. */
function hasEnded(reports: readonly ReportedPartnership[]): boolean {
  for (const { partnership } of reports) {
    const status = knownStatus(partnership.status);
    if (status !== undefined) return status === 'ended';
    if (partnership.end !== undefined) return true;
  }
  return false;
}

function* fieldStatements(
  subject: NamedNode,
  predicate: NamedNode,
  codes: readonly Code<'field'>[] = [],
): Iterable<Quad> {
  yield* each(
    subject,
    predicate,
    codes.map((code) => concept('field', code)),
  );
}

function measuredSlug(fact: Measurement, { partnership }: ReportedPartnership): string {
  return fact.of ?? partnership.partners[0] ?? '';
}

function measured(fact: Measurement, report: ReportedPartnership, scope: ResourceScope): NamedNode {
  return scope.partner(measuredSlug(fact, report));
}

/** A status that a source states. */
function knownStatus(status: Code<'status'> | undefined): Code<'status'> | undefined {
  return status === 'unknown' ? undefined : status;
}

/** A name as a page writes it, in the page's language unless it says another. */
function written(name: string | Localized, language: string): Literal[] {
  if (typeof name === 'string') return [text(name, language)];
  return Object.entries(name).map(([tag, value]) => text(value, tag));
}
