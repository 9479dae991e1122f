import type { NamedNode } from '../../rdf/terms.ts';
import { MP, OWL, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { Elsewhere } from '../parts/elsewhere.tsx';
import { Facts, fact, Section } from '../parts/facts.tsx';
import { Notes } from '../parts/notes.tsx';
import { Partnerships } from '../parts/partnerships.tsx';
import { Chips, Links } from '../parts/text.tsx';
import type { Scope } from '../scope.ts';
import type { BodyProps, Kind } from './kind.ts';

function termKind(name: 'class' | 'property' | 'scheme' | 'concept', ...types: readonly NamedNode[]): Kind {
  return { types, name: (messages) => messages.term.kinds[name], Body: TermBody };
}

/** What vocabularies are made of. */
export const TERMS: readonly Kind[] = [
  termKind('scheme', SKOS.ConceptScheme),
  termKind('concept', SKOS.Concept),
  termKind('class', OWL.Class, RDFS.Class),
  termKind('property', OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property),
];

function TermBody({ iri, scope }: BodyProps) {
  return (
    <>
      <TermFacts iri={iri} scope={scope} />
      <Notes iri={iri} scope={scope} />
      <Concepts iri={iri} scope={scope} />
      <Places iri={iri} scope={scope} />
      <Partnerships iri={iri} scope={scope} />
      <Elsewhere iri={iri} scope={scope} title={scope.messages.term.mappings} />
    </>
  );
}

/** The relations of a class, property or concept to others. */
export function TermFacts({ iri, scope }: { iri: string; scope: Scope }) {
  const { statements, messages } = scope;
  const { term, definitions } = messages;
  const row = (name: string, ...properties: readonly NamedNode[]) =>
    fact(name, statements.iris(iri, ...properties), (iris) => <Links iris={iris} scope={scope} />);
  return (
    <Facts
      facts={[
        row(term.inScheme, SKOS.inScheme),
        row(term.broader, SKOS.broader),
        row(term.narrower, SKOS.narrower),
        row(term.related, SKOS.related),
        row(definitions.subClassOf, RDFS.subClassOf),
        row(definitions.subPropertyOf, RDFS.subPropertyOf),
        row(definitions.domain, RDFS.domain),
        row(definitions.range, RDFS.range),
        row(definitions.inverseOf, OWL.inverseOf),
      ]}
    />
  );
}

function Concepts({ iri, scope }: { iri: string; scope: Scope }) {
  const { statements, messages } = scope;
  const concepts = new Set([
    ...statements.iris(iri, SKOS.hasTopConcept),
    ...statements.subjectsWith(SKOS.inScheme, iri),
  ]);
  return (
    <Section title={messages.resource.parts} when={concepts.size > 0}>
      <Chips iris={[...concepts]} scope={scope} />
    </Section>
  );
}

/** The places in a country: countries are concepts of the EU authority table. */
function Places({ iri, scope }: { iri: string; scope: Scope }) {
  const places = scope.statements.subjectsWith(MP.country, iri);
  return (
    <Section title={scope.messages.lists.places} when={places.length > 0}>
      <Chips iris={places} scope={scope} />
    </Section>
  );
}
