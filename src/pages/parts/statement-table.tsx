import type { Quad } from '../../rdf/terms.ts';
import { RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { compact, fragmentOf } from '../address.ts';
import { labelOf, type Scope } from '../scope.ts';
import type { ResourceView } from '../values.ts';
import { Link, Words } from './text.tsx';
import { Value } from './value.tsx';

const FIRST = [RDF.type, RDFS.label, SKOS.prefLabel].map((property) => property.value);

/** Statements grouped by property: types and labels first, then by the property's label. */
function byProperty(
  statements: readonly Quad[],
  scope: Scope,
): readonly (readonly [string, readonly Quad[]])[] {
  const groups = new Map<string, Quad[]>();
  for (const statement of statements) {
    const group = groups.get(statement.predicate.value);
    if (group) group.push(statement);
    else groups.set(statement.predicate.value, [statement]);
  }
  const key = (property: string) => {
    const rank = FIRST.indexOf(property);
    return rank < 0 ? `9${labelOf(scope, property).text}` : `${rank}`;
  };
  return [...groups].sort(([a], [b]) => key(a).localeCompare(key(b), scope.context.language));
}

/** A property by its label, with its prefixed name where that says more. */
export function Property({ iri, scope }: { iri: string; scope: Scope }) {
  const label = labelOf(scope, iri);
  const short = compact(iri);
  return (
    <>
      <Link iri={iri} scope={scope}>
        <Words text={label} page={scope.context.language} />
      </Link>
      {label.text === short ? null : (
        <>
          {' '}
          <small class="tag">{short}</small>
        </>
      )}
    </>
  );
}

interface TableProps {
  readonly caption: string;
  readonly statements: readonly Quad[];
  readonly scope: Scope;
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
                    <Value term={inbound ? statement.subject : statement.object} scope={scope} />
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
  readonly scope: Scope;
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
        <StatementTable
          caption={resource.statements}
          statements={scope.statements.about(view.iri)}
          scope={scope}
        />
        {parts.map((part) => (
          <section class="part" id={shown.has(part) ? undefined : fragmentOf(part, view.iri)}>
            <h3>
              <Words text={labelOf(scope, part)} page={scope.context.language} />{' '}
              <small class="tag">{part.slice(view.iri.length)}</small>
            </h3>
            <StatementTable
              caption={labelOf(scope, part).text}
              statements={scope.statements.about(part)}
              scope={scope}
            />
          </section>
        ))}
        <Inbound view={view} scope={scope} />
      </details>
    </section>
  );
}

function Inbound({ view, scope }: { view: ResourceView; scope: Scope }) {
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
