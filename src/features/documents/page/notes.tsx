import { Section } from '../../../pages/facts.tsx';
import { bestText, type TermScope } from '../../../pages/scope.ts';
import { LocalizedText } from '../../../pages/text.tsx';
import { SKOS } from '../../../rdf/vocabularies.ts';

/** The notes on a resource, in the page's language where there are such. */
export function Notes({ iri, scope }: { iri: string; scope: TermScope }) {
  const { language } = scope.context;
  const notes = [SKOS.note, SKOS.scopeNote]
    .map((property) => bestText(scope.statements.literals(iri, property), language))
    .filter((note) => note !== undefined);
  return (
    <Section title={scope.messages.resource.notes} when={notes.length > 0}>
      {notes.map((note) => (
        <p class="prose">
          <LocalizedText text={note} page={language} />
        </p>
      ))}
    </Section>
  );
}
