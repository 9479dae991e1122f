import { interval } from '../mapping/values.ts';
import type { OutlinedPartnership, RecordIndex } from '../reading/record-index.ts';
import { child, type Issue, printPosition, valueAt } from '../reading/source.ts';
import type { UnvalidatedRecord } from '../reading/validate.ts';
import { measurement, measurementFragment } from '../record-types/measurement.ts';

/** What two pages cannot state differently of one partnership, unless a discrepancy is recorded about it. */
const SETTLED = ['kind', 'start'] as const;

/** Pages that disagree on a partnership in silence. */
function* disagreements(index: RecordIndex): Iterable<Issue> {
  const recorded = recordedDiscrepancies(index);
  for (const key of SETTLED) {
    const stated = new Map<string, OutlinedPartnership>();
    for (const partnership of index.partnerships) {
      const { slug } = partnership;
      const earlier = stated.get(slug);
      if (partnership[key] === undefined || recorded.has(`${slug} ${key}`)) continue;
      if (earlier === undefined) stated.set(slug, partnership);
      else if (canonical(earlier, key) !== canonical(partnership, key))
        yield disagreement(key, earlier, partnership);
    }
  }
}

function disagreement(
  key: (typeof SETTLED)[number],
  earlier: OutlinedPartnership,
  later: OutlinedPartnership,
): Issue {
  const pathIn = ({ index }: OutlinedPartnership) => ['partnerships', index, key];
  const position = printPosition(earlier.page.source.position(pathIn(earlier)));
  const message = `the ${key} ${later[key]} disagrees with ${earlier[key]} in ${position}: record a discrepancy about "${later.slug}"`;
  return later.page.source.issue(pathIn(later), message);
}

function canonical(partnership: OutlinedPartnership, key: (typeof SETTLED)[number]): string {
  const { kind, start } = partnership;
  if (key === 'kind' || start === undefined) return String(kind);
  return interval(start)?.lexical ?? String(start);
}

/** `{partnership} {property}` of each discrepancy about a partnership. */
function recordedDiscrepancies({ drafts }: RecordIndex): ReadonlySet<string> {
  const about = drafts.filter(({ type }) => type.register === 'discrepancies');
  return new Set(
    about.map(({ value }) => `${valueAt(value, ['about', 'partnership'])} ${valueAt(value, ['property'])}`),
  );
}

/** The faults that only several records together show. */
export function* consistencyIssues(index: RecordIndex): Iterable<Issue> {
  yield* sharedSlugs(index);
  yield* sharedItems(index);
  yield* selfRevisions(index);
  for (const partnership of index.partnerships) yield* repeatedPartners(partnership);
  yield* repeatedPartnerships(index);
  for (const page of of(index, 'pages')) yield* repeatedMemberships(page);
  yield* repeatedFacts(index);
  yield* disagreements(index);
}

function of(index: RecordIndex, register: UnvalidatedRecord['type']['register']): UnvalidatedRecord[] {
  return index.drafts.filter(({ type }) => type.register === register);
}

/** Partners are named by slug alone, so a place and an organisation cannot share one. */
function* sharedSlugs(index: RecordIndex): Iterable<Issue> {
  const places = new Map(of(index, 'places').map((draft) => [draft.slug, draft]));
  for (const { slug, source, path } of of(index, 'organisations')) {
    const place = places.get(slug);
    if (place === undefined) continue;
    yield source.issue(
      path,
      `"${slug}" is a place already: ${printPosition(place.source.position(place.path, 'key'))}`,
      'key',
    );
  }
}

/** One Wikidata item is one place. */
function* sharedItems(index: RecordIndex): Iterable<Issue> {
  for (const register of ['places', 'countries'] as const) {
    const owners = new Map<unknown, UnvalidatedRecord>();
    for (const draft of of(index, register)) {
      const item = child(draft.value, 'wikidata');
      const owner = owners.get(item);
      if (item === undefined) continue;
      if (owner === undefined) owners.set(item, draft);
      else
        yield draft.source.issue(
          [...draft.path, 'wikidata'],
          `${item} is the item of "${owner.slug}" already`,
        );
    }
  }
}

function* selfRevisions(index: RecordIndex): Iterable<Issue> {
  for (const { slug, source, value } of of(index, 'pages')) {
    const path = ['page', 'revisionOf'];
    if (valueAt(value, path) === slug) yield source.issue(path, 'a page is no revision of itself');
  }
}

function* repeatedPartners({ page, index, publisher, partners }: OutlinedPartnership): Iterable<Issue> {
  for (const [position, partner] of partners.entries()) {
    const path = ['partnerships', index, 'partners', position];
    if (partner === publisher) {
      yield page.source.issue(path, `"${partner}" publishes the page: a partnership with itself`);
    } else if (partners.indexOf(partner) < position) {
      yield page.source.issue(path, `"${partner}" is named twice`);
    }
  }
}

function* repeatedPartnerships({ partnerships }: RecordIndex): Iterable<Issue> {
  const first = new Map<string, OutlinedPartnership>();
  for (const partnership of partnerships) {
    const { page, index, slug } = partnership;
    const key = `${page.slug} ${slug}`;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, partnership);
    else {
      const { line } = page.source.position(['partnerships', earlier.index]);
      const path = ['partnerships', index];
      yield page.source.issue(path, `the partnership "${slug}" is on this page already: line ${line}`);
    }
  }
}

function* repeatedMemberships({ value, source }: UnvalidatedRecord): Iterable<Issue> {
  const memberships = child(value, 'memberships');
  const networks = Array.isArray(memberships) ? memberships.map((each) => child(each, 'network')) : [];
  for (const [index, network] of networks.entries()) {
    if (typeof network !== 'string' || networks.indexOf(network) === index) continue;
    yield source.issue(
      ['memberships', index, 'network'],
      `the membership in "${network}" is on this page already`,
    );
  }
}

/** Two values for one place, measure, year and page would be one measurement with two results. */
function* repeatedFacts({ partnerships }: RecordIndex): Iterable<Issue> {
  const stated = new Map<string, string>();
  for (const { page, index, partners } of partnerships) {
    const facts = valueAt(page.value, ['partnerships', index, 'facts']);
    for (const [position, each] of (Array.isArray(facts) ? facts : []).entries()) {
      const { data } = measurement.safeParse(each);
      if (data === undefined) continue;
      const key = `${data.of ?? partners[0]}#${measurementFragment(data, page.slug)}`;
      const value = JSON.stringify([data.stated, data.value]);
      if ((stated.get(key) ?? value) !== value) {
        const path = ['partnerships', index, 'facts', position];
        yield page.source.issue(
          path,
          `another ${data.measure} of "${data.of ?? partners[0]}" for the same year is on this page already`,
        );
      }
      stated.set(key, value);
    }
  }
}
