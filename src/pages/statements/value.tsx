import type { Literal, Term } from '../../rdf/terms.ts';
import { compact } from '../address.ts';
import { literalKind } from '../formatting.ts';
import { asText, isNamed, type TermScope } from '../scope.ts';
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
          <LocalizedText text={asText(literal)} page={context.language} />
          {literal.language ? <small class="tag">{literal.language}</small> : null}
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
