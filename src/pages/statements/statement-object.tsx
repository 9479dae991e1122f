import type { Quad, Term } from '../../rdf/terms.ts';
import type { TermScope } from '../scope.ts';
import { Link } from '../text.tsx';
import { byProperty, Property, Value } from './property.tsx';

interface StatementProps {
  readonly statement: Quad;
  readonly scope: TermScope;
  /** The statement whose object is the subject here, in whose graphs a reader takes this one to stand. */
  readonly parent?: Quad | undefined;
}

/** The object of a statement with the graphs that say so; a blank node with all that is said of it, where this is its place on the page. */
export function StatementObject({ statement, scope, parent }: StatementProps) {
  const { object } = statement;
  if (scope.blankNodes?.isNested(statement)) {
    return <NestedBlankNode statement={statement} scope={scope} parent={parent} />;
  }
  return (
    <>
      {object.termType === 'BlankNode' ? (
        <BlankNodeName node={object} scope={scope} />
      ) : (
        <Value term={object} scope={scope} />
      )}
      <StatedIn statement={statement} scope={scope} parent={parent} />
    </>
  );
}

function NestedBlankNode({ statement, scope, parent }: StatementProps) {
  const { object: node } = statement;
  const list = scope.blankNodes?.listOf(node);
  return (
    <div class="blank">
      {list === undefined ? <BlankNodeName node={node} scope={scope} isTarget /> : null}
      <StatedIn statement={statement} scope={scope} parent={parent} />
      {list === undefined ? (
        <BlankNodeStatements statement={statement} scope={scope} />
      ) : (
        <ol class="members">
          {list.map((cell) => (
            <li>
              <StatementObject statement={cell} scope={scope} parent={statement} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function BlankNodeStatements({ statement, scope }: StatementProps) {
  return (
    <dl>
      {byProperty(scope.statements.about(statement.object.value), scope).map(([property, group]) => (
        <div>
          <dt>
            <Property iri={property} scope={scope} />
          </dt>
          {group.map((one) => (
            <dd>
              <StatementObject statement={one} scope={scope} parent={statement} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

interface NameProps {
  readonly node: Term;
  readonly scope: TermScope;
  /** Whether this is where the page shows the node; else it is a link there. */
  readonly isTarget?: boolean;
}

/** A blank node by its number on the page: its label says nothing. */
export function BlankNodeName({ node, scope, isTarget }: NameProps) {
  const number = scope.blankNodes?.numberOf(node);
  const name = number === undefined ? '_:…' : `_:b${number}`;
  if (number === undefined) return <code>{name}</code>;
  if (isTarget) return <code id={`blank-${number}`}>{name}</code>;
  return (
    <a href={`#blank-${number}`}>
      <code>{name}</code>
    </a>
  );
}

/** The graphs that hold a statement, where the page shows statements of several. */
export function StatedIn({ statement, scope, parent }: StatementProps) {
  const graphs = scope.graphs?.of(statement) ?? [];
  const known = parent && scope.graphs?.of(parent);
  const isSame = known?.length === graphs.length && graphs.every((graph, at) => known[at]?.equals(graph));
  if (graphs.length === 0 || isSame) return null;
  return (
    <small class="tag graphs">
      {scope.messages.resource.inGraph}{' '}
      {graphs.map((graph, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <GraphName graph={graph} scope={scope} />
        </>
      ))}
    </small>
  );
}

/** A graph by its name; one that a blank node names has none to show. */
export function GraphName({ graph, scope }: { graph: Term; scope: TermScope }) {
  if (graph.termType === 'NamedNode') return <Link iri={graph.value} scope={scope} />;
  const { defaultGraph, unnamedGraph } = scope.messages.resource;
  return <>{graph.termType === 'DefaultGraph' ? defaultGraph : unnamedGraph}</>;
}
