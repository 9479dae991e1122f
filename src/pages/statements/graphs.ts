import type { Quad, Term } from '../../rdf/terms.ts';
import type { ResourceView } from '../resource-view.ts';
import { statementKey } from './statements.ts';

/** Which graphs hold the statements of a page. */
export interface Graphs {
  /** The graph of all of them, where it is one. */
  readonly only?: Term;
  /** The graphs of a statement, the default graph among them; empty where `only` says it. */
  of(statement: Quad): readonly Term[];
}

/** The graphs of what is said of a resource; undefined where only the default graph is shown, or where it holds all. */
export function graphsOf({ stated, claims }: ResourceView): Graphs | undefined {
  if (stated === undefined) return undefined;
  const graphs = new Map<string, Term[]>();
  const names = new Map<string, Term>();
  for (const statement of [...stated, ...claims]) {
    const { graph } = statement;
    const key = statementKey(statement);
    const known = graphs.get(key);
    if (known?.some((one) => one.equals(graph))) continue;
    graphs.set(key, [...(known ?? []), graph]);
    names.set(`${graph.termType} ${graph.value}`, graph);
  }
  const [only, ...others] = names.values();
  if (only === undefined || (others.length === 0 && only.termType === 'DefaultGraph')) return undefined;
  if (others.length === 0) return { only, of: () => [] };
  return { of: (statement) => graphs.get(statementKey(statement)) ?? [] };
}
