import type { Literal, NamedNode, Quad, Term } from '../../rdf/terms.ts';

/** Statements by subject, for look-ups; the same statement in two graphs counts once. */
export class Statements {
  readonly #bySubject = new Map<string, Quad[]>();

  constructor(...sets: readonly Iterable<Quad>[]) {
    const seen = new Set<string>();
    for (const set of sets) for (const statement of set) this.#add(statement, seen);
  }

  #add(statement: Quad, seen: Set<string>): void {
    const key = statementKey(statement);
    if (seen.has(key)) return;
    seen.add(key);
    const subject = statement.subject.value;
    const others = this.#bySubject.get(subject);
    if (others) others.push(statement);
    else this.#bySubject.set(subject, [statement]);
  }

  /** The subjects' IRIs, in the order in which they came. */
  get subjects(): readonly string[] {
    return [...this.#bySubject.keys()];
  }

  /** All statements about a subject. */
  about(subject: string): readonly Quad[] {
    return this.#bySubject.get(subject) ?? [];
  }

  /** Objects of the subject's statements with one of the properties. */
  objects(subject: string, ...properties: readonly NamedNode[]): readonly Term[] {
    const wanted = new Set(properties.map((property) => property.value));
    return this.about(subject)
      .filter((statement) => wanted.has(statement.predicate.value))
      .map((statement) => statement.object);
  }

  /** IRIs among the objects, each once. */
  iris(subject: string, ...properties: readonly NamedNode[]): readonly string[] {
    const found = this.objects(subject, ...properties).filter((object) => object.termType === 'NamedNode');
    return [...new Set(found.map((object) => object.value))];
  }

  /** Literals among the objects. */
  literals(subject: string, ...properties: readonly NamedNode[]): readonly Literal[] {
    return this.objects(subject, ...properties).filter((object) => object.termType === 'Literal');
  }

  /** Subjects that have the object as the value of the property. */
  subjectsWith(property: NamedNode, object: string): readonly string[] {
    return this.subjects.filter((subject) => this.iris(subject, property).includes(object));
  }
}

/** A text that is the same for statements of equal terms only, whatever their graphs. */
export function statementKey({ subject, predicate, object }: Quad): string {
  return [subject, predicate, object].map(termKey).join(' ');
}

/** A text that is the same for equal terms only. */
export function termKey(term: Term): string {
  if (term.termType !== 'Literal') return `<${term.value}>`;
  return `${JSON.stringify(term.value)}@${term.language}^${term.datatype.value}`;
}
