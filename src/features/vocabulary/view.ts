import type { TermUsage } from '../../pages/resource-view.ts';
import type { Quad } from '../../rdf/terms.ts';

/** The vocabulary: all statements about its terms and schemes, and labels of what they mention. */
export interface DefinitionsView {
  readonly own: readonly Quad[];
  readonly labels: readonly Quad[];
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
