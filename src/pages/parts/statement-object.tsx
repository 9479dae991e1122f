import type { Quad, Term } from '../../rdf/terms.ts';
import type { Scope } from '../scope.ts';
import { byProperty, Property } from './property.tsx';
import { Link } from './text.tsx';
import { Value } from './value.tsx';

interface StatementProps {
  readonly statement: Quad;
  readonly scope: Scope;
}

/** The object of a statement with the graphs that say so; a blank node with all that is said of it, where this is its place on the page. */
export function StatementObject({ statement, scope }: StatementProps) {
  const { object } = statement;
  return (
    <>
      {object.termType !== 'BlankNode' ? (
        <Value term={object} scope={scope} />
      ) : scope.blankNodes?.isNested(statement) ? (
        <NestedBlankNode node={object} scope={scope} />
      ) : (
        <BlankNodeName node={object} scope={scope} />
      )}
      <StatedIn statement={statement} scope={scope} />
    </>
  );
}

function NestedBlankNode({ node, scope }: { node: Term; scope: Scope }) {
  const list = scope.blankNodes?.listOf(node);
  if (list !== undefined) {
    return (
      <ol class="list">
        {list.map((cell) => (
          <li>
            <StatementObject statement={cell} scope={scope} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <div class="blank">
      <BlankNodeName node={node} scope={scope} isTarget />
      <dl>
        {byProperty(scope.statements.about(node.value), scope).map(([property, group]) => (
          <div>
            <dt>
              <Property iri={property} scope={scope} />
            </dt>
            {group.map((statement) => (
              <dd>
                <StatementObject statement={statement} scope={scope} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}

interface NameProps {
  readonly node: Term;
  readonly scope: Scope;
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
export function StatedIn({ statement, scope }: StatementProps) {
  const graphs = scope.graphs?.of(statement) ?? [];
  if (graphs.length === 0) return null;
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
export function GraphName({ graph, scope }: { graph: Term; scope: Scope }) {
  if (graph.termType === 'NamedNode') return <Link iri={graph.value} scope={scope} />;
  const { defaultGraph, unnamedGraph } = scope.messages.resource;
  return <>{graph.termType === 'DefaultGraph' ? defaultGraph : unnamedGraph}</>;
}
