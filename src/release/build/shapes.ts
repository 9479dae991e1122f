import type SHACLValidator from 'rdf-validate-shacl';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { quadStore } from '../../rdf/store.ts';
import type { Quad, Term } from '../../rdf/terms.ts';
import { markedQuad, markedSubclasses, markedTarget, ShapeContext } from './shape-context.ts';

/** One result of SHACL validation (SHACL §3.6.2). */
export interface Violation {
  /** IRI or blank node label of the focus node. */
  readonly focus: string;
  /** IRI of the property; absent for shapes of the node itself. */
  readonly path?: string;
  /** The value at fault; absent where one is missing. */
  readonly value?: string;
  readonly message: string;
  readonly severity: 'error' | 'warning';
}

/** How a large data graph is validated. */
export interface PieceOptions {
  /** Quads of the data that every piece needs: classes and concepts. */
  readonly vocabulary?: readonly Quad[];
  /** So many quads are indexed at once, about 200 MB; the other subjects wait for another turn. */
  readonly atOnce?: number;
}

type Result = Awaited<ReturnType<SHACLValidator['validate']>>['results'][number];

/** The library counts how often it looked at a node, against shapes that recur, and holds the node to conform from the fiftieth time on: ours do not recur. */
const OPTIONS: ConstructorParameters<typeof SHACLValidator>[1] & { maxNodeChecks: number } = {
  maxNodeChecks: 0,
};

/** Where data fails the shapes; sh:Violation is an error, sh:Warning and sh:Info are warnings. Data of any size is gone through several times; where it is cut, shapes may look at the statements of a node and of its parts (`#…`), at the classes of what it leads to, at what leads to it by an inverse path, and into the vocabulary. */
export async function violations(
  data: Iterable<Quad>,
  shapes: Iterable<Quad>,
  { vocabulary = [], atOnce = 200_000 }: PieceOptions = {},
): Promise<Violation[]> {
  const shapeQuads = [...shapes];
  const shapeContext = new ShapeContext(data, shapeQuads);
  const { Validator, dataset } = await library();
  const marked = dataset(shapeQuads.map(markedTarget));
  const pieces = Math.ceil(shapeContext.size / atOnce);
  const found: Violation[] = [];
  for (let piece = 0; piece < pieces; piece++) {
    const graph = quadStore([...vocabulary, ...markedSubclasses(vocabulary)]);
    for (const quad of data) {
      if (pieceOf(quad.subject, pieces) !== piece) continue;
      graph.addQuads([quad, ...markedQuad(quad), ...shapeContext.of(quad)]);
    }
    // A validator keeps what it found on its way, so each piece has its own.
    const { results } = await new Validator(marked, OPTIONS).validate(graph);
    found.push(...results.map(violationOf));
  }
  return found;
}

/** Most starts build nothing: they need not wait for it. */
async function library() {
  const [{ default: Validator }, { default: environment }] = await Promise.all([
    import('rdf-validate-shacl'),
    import('rdf-validate-shacl/src/defaultEnv.js'),
  ]);
  return { Validator, dataset: (quads: Quad[]) => environment.dataset(quads) };
}

/** The piece that all statements about a resource and its parts are in. */
function pieceOf({ value }: Term, pieces: number): number {
  if (pieces === 1) return 0;
  let hash = 0;
  for (let at = 0; at < value.length && value[at] !== '#'; at++)
    hash = (Math.imul(hash, 31) + value.charCodeAt(at)) | 0;
  return (hash >>> 0) % pieces;
}

function violationOf(result: Result): Violation {
  return {
    focus: result.focusNode?.value ?? '',
    ...(result.path?.termType === 'NamedNode' && { path: result.path.value }),
    ...(result.value != null && { value: result.value.value }),
    message: messageOf(result.message),
    severity: result.severity?.value === `${PREFIXES.sh}Violation` ? 'error' : 'warning',
  };
}

/** The English message, or the first. */
function messageOf(messages: readonly Term[]): string {
  const language = (term: Term) => (term.termType === 'Literal' ? term.language : '');
  const english = messages.find((term) => language(term) === 'en');
  return (english ?? messages[0])?.value ?? 'does not conform to its shape';
}
