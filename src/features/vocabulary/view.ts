import type { DefinitionsView } from '../../pages/values.ts';

/** How often a term occurs with a class or a property; `class` and `property` are IRIs. */
export interface Use {
  readonly class?: string;
  readonly property?: string;
  readonly count: number;
}

/** How the data use a term of the vocabulary. */
export interface TermUsage {
  /** Resources that name the concept; absent for classes and properties, which the manifest counts. */
  readonly count?: number;
  /** Of a class: the properties of its instances; of a property: the classes of its subjects; of a concept: both. The most frequent first. */
  readonly uses: readonly Use[];
  /** Statements of the data with the term, as Turtle without its prefixes. */
  readonly example?: string;
}

/** One key of the JSON-LD context, as an example uses it. */
export interface ContextKey {
  readonly key: string;
  /** IRI or prefixed name that it stands for. */
  readonly meaning: string;
  /** What the context says of its values: a map by language, always a list, of a datatype, nothing. */
  readonly values: 'language' | 'set' | 'typed' | 'plain';
}

/** One resource before and after the JSON-LD context. */
export interface ContextExample {
  /** URL of the context. */
  readonly context: string;
  readonly turtle: string;
  readonly json: string;
  readonly keys: readonly ContextKey[];
}

/** The vocabulary with how the data use it; all but the terms themselves may be missing. */
export interface VocabularyView extends DefinitionsView {
  /** By the IRI of the term. */
  readonly usage?: ReadonlyMap<string, TermUsage>;
  readonly jsonLd?: ContextExample | undefined;
}
