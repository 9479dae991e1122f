import { readFileSync } from 'node:fs';
import { raw } from 'hono/html';
import { FigureFiles } from '../../pages/parts/figure-files.tsx';
import { labelOf, type TermScope } from '../../pages/scope.ts';
import { Link, Scroll } from '../../pages/text.tsx';
import { modelOf, type Relation } from './relations.ts';

/** SVG by language, as scripts/draw-vocabulary.tsx draws it when munpart is built. */
const DRAWINGS = new URL('../../../assets/generated/vocabulary.json', import.meta.url);

let drawings: Readonly<Record<string, string>> | undefined;

/** The vocabulary at a glance: a drawing of its classes and what joins them, and the same as a table. */
export function Overview({ scope }: { scope: TermScope }) {
  const { boxes, all } = modelOf(scope.statements);
  const { definitions } = scope.messages;
  if (boxes.length < 2) return null;
  drawings ??= JSON.parse(readFileSync(DRAWINGS, 'utf8')) as Readonly<Record<string, string>>;
  return (
    <section id="overview">
      <h2>{definitions.overview}</h2>
      <p class="note">{definitions.overviewLead}</p>
      <figure class="counted">
        <Scroll label={definitions.diagram}>{raw(drawings[scope.context.language] ?? '')}</Scroll>
        <FigureFiles messages={scope.messages} name="vocabulary" />
      </figure>
      <details class="all">
        <summary>{definitions.relations}</summary>
        <Relations relations={all} scope={scope} />
      </details>
    </section>
  );
}

function Relations({ relations, scope }: { relations: readonly Relation[]; scope: TermScope }) {
  const { definitions } = scope.messages;
  return (
    <Scroll label={definitions.relations}>
      <table class="list">
        <caption class="unseen">{definitions.relations}</caption>
        <thead>
          <tr>
            <th scope="col">{definitions.from}</th>
            <th scope="col">{definitions.property}</th>
            <th scope="col">{definitions.to}</th>
          </tr>
        </thead>
        <tbody>
          {relations.flatMap(({ from, to, properties }) =>
            properties.map(({ iri, inverse }) => (
              <tr>
                <td>{labelOf(scope, from).text}</td>
                <th scope="row">
                  <Link iri={iri} scope={scope} />
                  {inverse === undefined ? null : (
                    <>
                      {' / '}
                      <Link iri={inverse} scope={scope} />
                    </>
                  )}
                </th>
                <td>{labelOf(scope, to).text}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </Scroll>
  );
}
