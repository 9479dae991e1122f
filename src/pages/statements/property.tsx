import type { Literal, Quad, Term } from '../../rdf/terms.ts';
import { RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { compact } from '../address.ts';
import { languageName, literalKind } from '../formatting.ts';
import { isNamed, labelOf, type TermScope } from '../scope.ts';
import { Link, LocalizedText, PartialDate } from '../text.tsx';

/** Any RDF term as a reader sees it: links by their label, dates and numbers in the page's language, text as text. */
export function Value({ term, scope }: { term: Term; scope: TermScope }) {
  if (term.termType === 'Literal') return <LiteralValue literal={term} scope={scope} />;
  if (term.termType !== 'NamedNode') return <code>_:{term.value}</code>;
  if (isNamed(scope, term.value)) return <Link iri={term.value} scope={scope} />;
  return (
    <Link iri={term.value} scope={scope}>
      <bdi class="iri">{compact(term.value)}</bdi>
    </Link>
  );
}

function LiteralValue({ literal, scope }: { literal: Literal; scope: TermScope }) {
  const { messages, context } = scope;
  switch (literalKind(literal)) {
    case 'date':
      return <PartialDate lexical={literal.value} scope={scope} />;
    case 'number':
      return <data value={literal.value}>{numberText(literal, messages.number)}</data>;
    case 'typed':
      return (
        <>
          <bdi>{literal.value}</bdi> <small class="tag">{compact(literal.datatype.value)}</small>
        </>
      );
    case 'text':
      return (
        <>
          <bdi
            lang={literal.language && literal.language !== context.language ? literal.language : undefined}
          >
            {literal.value}
          </bdi>
          {literal.language ? (
            <>
              {' '}
              <small class="tag" title={languageName(literal.language, context.language)}>
                {literal.language}
              </small>
            </>
          ) : null}
        </>
      );
  }
}

/** Numbers that would lose digits in the reader's notation stay as they are. */
function numberText(literal: Literal, format: (value: number) => string): string {
  const fraction = literal.value.split('.')[1] ?? '';
  const exact = fraction.length <= 3 && Number.isSafeInteger(Math.trunc(Number(literal.value)));
  return exact ? format(Number(literal.value)) : literal.value;
}

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
    // Both in the link: “start” alone says nothing to who hears links one by one.
    <Link iri={iri} scope={scope}>
      <LocalizedText text={label} page={scope.context.language} />
      {label.text === short ? null : (
        <>
          {' '}
          <small class="tag">{short}</small>
        </>
      )}
    </Link>
  );
}
