import { compact, inChosenLanguage, isWebAddress } from '../../pages/address.ts';
import { documentPath } from '../../pages/document-address.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Scroll } from '../../pages/parts/scroll.tsx';
import { LocalizedText } from '../../pages/text.tsx';
import type { SparqlResults, SparqlTerm } from '../../query/results/results-json.ts';

interface ResultsTableProps {
  readonly context: PageContext;
  readonly label: string;
  readonly results: SparqlResults;
}

/** The rows of a SELECT result as a table; nothing where there is no row. */
export function ResultsTable({ context, label, results }: ResultsTableProps) {
  const names = results.head.vars ?? [];
  const rows = results.results?.bindings ?? [];
  if (rows.length === 0) return null;
  return (
    <Scroll label={label}>
      <table class="list">
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {names.map((name) => (
                <td>
                  <Bound term={Object.hasOwn(row, name) ? row[name] : undefined} context={context} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Bound({ term, context }: { term: SparqlTerm | undefined; context: PageContext }) {
  if (!term) return null;
  if (term.type === 'uri') return <Iri iri={term.value} context={context} />;
  if (term.type === 'bnode') return <code>_:{term.value}</code>;
  const language = term['xml:lang'];
  return (
    <LocalizedText
      text={language ? { text: term.value, language } : { text: term.value }}
      page={context.language}
    />
  );
}

function Iri({ iri, context }: { iri: string; context: PageContext }) {
  const path = documentPath(iri, context);
  const name = <bdi class="iri">{compact(iri)}</bdi>;
  if (path !== undefined) return <a href={inChosenLanguage(context, path)}>{name}</a>;
  return isWebAddress(iri) ? (
    <a href={iri} rel="external noopener">
      {name}
    </a>
  ) : (
    name
  );
}
