import type { Quad } from '../../rdf/terms.ts';
import { RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { compact } from '../address.ts';
import { labelOf, type TermScope } from '../scope.ts';
import { Link, LocalizedText } from '../text.tsx';

const FIRST = [RDF.type, RDFS.label, SKOS.prefLabel].map((property) => property.value);

/** Statements grouped by property: types and labels first, then by the property's label. */
export function byProperty(
  statements: readonly Quad[],
  scope: TermScope,
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
export function Property({ iri, scope }: { iri: string; scope: TermScope }) {
  const label = labelOf(scope, iri);
  const short = compact(iri);
  return (
    <>
      <Link iri={iri} scope={scope}>
        <LocalizedText text={label} page={scope.context.language} />
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
