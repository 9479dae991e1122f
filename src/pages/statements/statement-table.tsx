import type { Quad } from '../../rdf/terms.ts';
import { fragmentOf } from '../address.ts';
import type { ResourceView } from '../resource-view.ts';
import { labelOf, type TermScope } from '../scope.ts';
import { LocalizedText } from '../text.tsx';
import { byProperty, Property, Value } from './property.tsx';
import { BlankNodeName, GraphName, StatedIn, StatementObject } from './statement-object.tsx';

interface TableProps {
  readonly caption: string;
  readonly statements: readonly Quad[];
  readonly scope: TermScope;
  /** Shows the statements' subjects in place of their objects. */
  readonly inbound?: boolean;
}

function StatementTable({ caption, statements, scope, inbound }: TableProps) {
  const { resource } = scope.messages;
  return (
    <table class="statements">
      <caption class="unseen">{caption}</caption>
      <thead class="unseen">
        <tr>
          <th scope="col">{resource.property}</th>
          <th scope="col">{resource.value}</th>
        </tr>
      </thead>
      <tbody>
        {byProperty(statements, scope).map(([property, group]) => (
          <tr>
            <th scope="row">
              <Property iri={property} scope={scope} />
            </th>
            <td>
              <ul class="values">
                {group.map((statement) => (
                  <li>
                    {inbound ? (
                      <>
                        <Value term={statement.subject} scope={scope} />
                        <StatedIn statement={statement} scope={scope} />
                      </>
                    ) : (
                      <StatementObject statement={statement} scope={scope} />
                    )}
                  </li>
                ))}
              </ul>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface AllProps {
  readonly view: ResourceView;
  readonly scope: TermScope;
  /** IRIs of the parts that have their fragment higher up the page. */
  readonly shown: ReadonlySet<string>;
  /** Whether the reader sees them at once. */
  readonly open: boolean;
}

/** All that the data say of the resource and its parts, and what points at it. */
export function AllStatements({ view, scope, shown, open }: AllProps) {
  const { resource } = scope.messages;
  const parts = scope.statements.subjects.filter((subject) => subject.startsWith(`${view.iri}#`));
  return (
    <section id="statements">
      <details class="all" open={open}>
        <summary>
          <h2>{resource.statements}</h2>
        </summary>
        <p class="note">{resource.statementsLead}</p>
        <p class="own">
          {resource.iri}: <code>{view.iri}</code>
        </p>
        <OnlyGraph scope={scope} />
        <StatementTable
          caption={resource.statements}
          statements={scope.statements.about(view.iri)}
          scope={scope}
        />
        {parts.map((part) => (
          <section class="part" id={shown.has(part) ? undefined : fragmentOf(part, view.iri)}>
            <h3>
              <LocalizedText text={labelOf(scope, part)} page={scope.context.language} />{' '}
              <small class="tag">{part.slice(view.iri.length)}</small>
            </h3>
            <StatementTable
              caption={labelOf(scope, part).text}
              statements={scope.statements.about(part)}
              scope={scope}
            />
          </section>
        ))}
        {mentionedParts(view, new Set(parts)).map((part) => (
          <section class="part" id={fragmentOf(part, view.iri)}>
            <h3>
              <LocalizedText text={labelOf(scope, part)} page={scope.context.language} />{' '}
              <small class="tag">{part.slice(view.iri.length)}</small>
            </h3>
          </section>
        ))}
        <DeepBlankNodes scope={scope} />
        <Inbound view={view} scope={scope} />
      </details>
    </section>
  );
}

/** The parts that are named on the page, as a graph, a property or a value, and described nowhere: links lead to their fragments all the same. */
function mentionedParts(
  { iri, own, claims, inbound, usedParts = [] }: ResourceView,
  described: ReadonlySet<string>,
): string[] {
  const mentioned = new Set<string>(usedParts);
  for (const { predicate, object, graph } of [...own, ...claims, ...inbound]) {
    for (const { termType, value } of [predicate, object, graph]) {
      if (termType === 'NamedNode' && value.startsWith(`${iri}#`) && !described.has(value))
        mentioned.add(value);
    }
  }
  return [...mentioned].sort();
}

/** Where one graph says it all, that is said once. */
function OnlyGraph({ scope }: { scope: TermScope }) {
  const only = scope.graphs?.only;
  if (only === undefined) return null;
  return (
    <p class="own">
      {scope.messages.resource.onlyGraph}: <GraphName graph={only} scope={scope} />
    </p>
  );
}

/** Blank nodes that lie too deep to be shown in place. */
function DeepBlankNodes({ scope }: { scope: TermScope }) {
  const { apart = [], hidden = 0 } = scope.blankNodes ?? {};
  return (
    <>
      {apart.map((node) => (
        <section class="part">
          <h3>
            <BlankNodeName node={node} scope={scope} isTarget />
          </h3>
          <StatementTable
            caption={scope.messages.resource.blankNode}
            statements={scope.statements.about(node.value)}
            scope={scope}
          />
        </section>
      ))}
      {hidden > 0 ? <p class="note">{scope.messages.resource.blankNodesCut(hidden)}</p> : null}
    </>
  );
}

function Inbound({ view, scope }: { view: ResourceView; scope: TermScope }) {
  const { resource } = scope.messages;
  if (view.inbound.length === 0) return null;
  return (
    <section class="part">
      <h3 id="inbound">{resource.inbound}</h3>
      {view.inboundTotal > view.inbound.length ? (
        <p class="note">{resource.inboundCut(view.inbound.length, view.inboundTotal)}</p>
      ) : null}
      <StatementTable caption={resource.inbound} statements={view.inbound} scope={scope} inbound />
    </section>
  );
}
