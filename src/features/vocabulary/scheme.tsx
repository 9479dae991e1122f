import type { TermUsage } from '../../pages/resource-view.ts';
import { bestText, labelOf, type TermScope } from '../../pages/scope.ts';
import { Link, LocalizedText } from '../../pages/text.tsx';
import { SKOS } from '../../rdf/vocabularies.ts';

interface SchemeProps {
  readonly scheme: string;
  readonly scope: TermScope;
  readonly usage: ReadonlyMap<string, TermUsage> | undefined;
}

/** A concept scheme with its concepts below each other, and how many things name each. */
export function Scheme({ scheme, scope, usage }: SchemeProps) {
  const { messages, context } = scope;
  const members = conceptsOf(scheme, scope);
  const definition = bestText(scope.statements.literals(scheme, SKOS.definition), context.language);
  return (
    <article class="term">
      <h3>
        <Link iri={scheme} scope={scope} />{' '}
        <small class="tag">{messages.definitions.concepts(members.length)}</small>
      </h3>
      {definition ? (
        <p class="prose">
          <LocalizedText text={definition} page={context.language} />
        </p>
      ) : null}
      <Concepts scheme={scheme} scope={scope} usage={usage} />
    </article>
  );
}

/** The concepts of a scheme as a list, narrower ones inside; nothing where it has none. */
export function Concepts({ scheme, scope, usage }: SchemeProps) {
  const members = conceptsOf(scheme, scope);
  const tops = members.filter(
    (iri) => !scope.statements.iris(iri, SKOS.broader).some((broader) => members.includes(broader)),
  );
  if (tops.length === 0) return null;
  return (
    <div class={tops.length < members.length ? 'concepts columns' : 'concepts'}>
      <Level iris={tops} members={members} scope={scope} usage={usage} />
    </div>
  );
}

interface LevelProps extends Omit<SchemeProps, 'scheme'> {
  readonly iris: readonly string[];
  readonly members: readonly string[];
}

function Level({ iris, members, scope, usage }: LevelProps) {
  return (
    <ul>
      {iris.map((iri) => {
        const narrower = members.filter((one) => scope.statements.iris(one, SKOS.broader).includes(iri));
        // A circle of broader concepts ends where its members run out.
        const rest = members.filter((one) => one !== iri);
        const count = usage?.get(iri)?.count;
        return (
          <li>
            <Link iri={iri} scope={scope} />
            {count ? (
              <>
                {' '}
                <span class="times">{scope.messages.number(count)}</span>
              </>
            ) : null}
            {narrower.length > 0 ? (
              <Level iris={narrower} members={rest} scope={scope} usage={usage} />
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** The concepts of a scheme as far as the statements go, by their labels. */
function conceptsOf(scheme: string, scope: TermScope): readonly string[] {
  const { statements, context } = scope;
  const found = new Set([
    ...statements.iris(scheme, SKOS.hasTopConcept),
    ...statements.subjectsWith(SKOS.inScheme, scheme),
  ]);
  return [...found].sort((a, b) =>
    labelOf(scope, a).text.localeCompare(labelOf(scope, b).text, context.language),
  );
}
