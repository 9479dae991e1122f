import type { Snapshot, Statement } from '../snapshot/snapshot.ts';

/** The other side, by subject and value. */
export class WikidataSide {
  readonly #snapshot: Snapshot;
  readonly #asked: ReadonlySet<string>;
  readonly #byPair = new Map<string, Statement[]>();
  readonly #twins = new Map<string, Set<string>>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.#asked = new Set(snapshot.items);
    for (const statement of snapshot.statements) {
      const { subject, value } = statement;
      const key = `${subject} ${value}`;
      const known = this.#byPair.get(key);
      if (known) known.push(statement);
      else this.#byPair.set(key, [statement]);
      this.#addTwin(subject, value);
      this.#addTwin(value, subject);
    }
  }

  /** The item that an item is now. */
  current(item: string): string {
    return this.#snapshot.moved[item] ?? item;
  }

  wasAsked(item: string): boolean {
    return this.#asked.has(item);
  }

  statements(subject: string, value: string): readonly Statement[] {
    return this.#byPair.get(`${subject} ${value}`) ?? [];
  }

  twinsOf(item: string): readonly string[] {
    return [...(this.#twins.get(item) ?? [])];
  }

  labelsOf(item: string): Readonly<Record<string, string>> {
    return this.#snapshot.labels[item] ?? {};
  }

  #addTwin(item: string, twin: string): void {
    if (item !== twin) this.#twins.set(item, (this.#twins.get(item) ?? new Set()).add(twin));
  }
}
