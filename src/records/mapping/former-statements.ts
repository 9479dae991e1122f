import type { Quad } from '../../rdf/terms.ts';
import type { StatedRecord } from '../record-types/index.ts';
import { type ReferencedRecords, type ReportedPartnership, type ResourceScope, scopeOver } from './scope.ts';

/** The statements of one record. */
export interface StatementsOfRecord {
  readonly quads: Iterable<Quad>;
}

/** The statements of records that are mapped again and again: a record that says the same, and of which all that it was mapped by says the same, is the same object as before. */
export class FormerStatements {
  #former = new Map<string, ObservedRecord>();
  #circumstances = '';

  /** The statements record by record; a fresh part knows what it depends on when its quads have been read. */
  *parts(records: Iterable<StatedRecord>, scope: ResourceScope): Generator<StatementsOfRecord, undefined> {
    const circumstances = JSON.stringify([scope.languages, scope.resource('place', '').value]);
    if (circumstances !== this.#circumstances) this.#former = new Map();
    this.#circumstances = circumstances;
    const current = new Map<string, ObservedRecord>();
    for (const record of records) {
      const known = this.#former.get(record.name);
      const isSame = known !== undefined && known.value === record.value && known.holdsIn(scope);
      const part = isSame ? known : new ObservedRecord(record, scope);
      current.set(record.name, part);
      yield part;
    }
    this.#former = current;
  }
}

const REGISTERS = ['places', 'organisations', 'networks', 'projects', 'pages'] as const;

/** A record that notes which others it is mapped by. */
class ObservedRecord implements StatementsOfRecord {
  readonly value: unknown;
  readonly quads: Iterable<Quad>;
  /** What was found, by the number of the register and the slug, or by `reports` and the partnership. */
  readonly #seen = new Map<string, unknown>();
  #isWhole = false;

  constructor(record: StatedRecord, scope: ResourceScope) {
    this.value = record.value;
    this.quads = { [Symbol.iterator]: () => this.#observed(record, scope) };
  }

  /** Whether all that it was mapped by is still the same. */
  holdsIn(scope: ResourceScope): boolean {
    if (!this.#isWhole) return false;
    for (const [key, value] of this.#seen) if (!isSame(value, lookedUp(key, scope))) return false;
    return true;
  }

  *#observed(record: StatedRecord, scope: ResourceScope): Generator<Quad, undefined> {
    yield* record.quads(this.#observing(scope));
    this.#isWhole = true;
  }

  #observing({ records, languages, resource, reports }: ResourceScope): ResourceScope {
    const seen = this.#seen;
    const observed = REGISTERS.map((name, number) => {
      const register = records[name];
      const get = (slug: string) => {
        const found = register.get(slug);
        seen.set(`${number} ${slug}`, found?.value);
        return found;
      };
      return [name, { get, has: (slug: string) => get(slug) !== undefined }];
    });
    return scopeOver({
      languages,
      resource,
      records: Object.fromEntries(observed) as ReferencedRecords,
      reports(partnership) {
        const found = reports(partnership);
        seen.set(`reports ${partnership}`, found);
        return found;
      },
    });
  }
}

function lookedUp(key: string, { records, reports }: ResourceScope): unknown {
  const at = key.indexOf(' ');
  const slug = key.slice(at + 1);
  const register = REGISTERS[Number(key.slice(0, at))];
  return register === undefined ? reports(slug) : records[register].get(slug)?.value;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return Array.isArray(one) && Array.isArray(other) && areSameReports(one, other);
}

function areSameReports(one: readonly ReportedPartnership[], other: readonly ReportedPartnership[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ page, partnership, index }, at) => {
      const same = other[at] as ReportedPartnership;
      const isOnSamePage = page.slug === same.page.slug && page.value === same.page.value;
      return isOnSamePage && partnership === same.partnership && index === same.index;
    })
  );
}
