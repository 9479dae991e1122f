import { isWebAddress } from '../../pages/address.ts';
import { Partnerships } from '../../pages/parts/partnerships.tsx';
import type { TermUsage } from '../../pages/resource-view.ts';
import type { TermScope } from '../../pages/scope.ts';
import { Chips, Facts, fact, Section } from '../../pages/text.tsx';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import type { NamedNode } from '../../rdf/terms.ts';
import { MP, OWL, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { type BodyProps, ExternalLinks, Notes, type ResourceTemplate } from '../documents/page/sections.tsx';
import { LinkedMap } from '../maps/resource-map.tsx';
import { Concepts } from './scheme.tsx';
import { InTheData, SelectedBy, TermName, usageFact, usesFact } from './usage.tsx';

function termKind(
  name: 'class' | 'property' | 'scheme' | 'concept',
  ...types: readonly NamedNode[]
): ResourceTemplate {
  return { types, name: (messages) => messages.term.kinds[name], Body: TermBody, structured: termData };
}

/** What vocabularies are made of. */
export const TERMS: readonly ResourceTemplate[] = [
  termKind('scheme', SKOS.ConceptScheme),
  termKind('concept', SKOS.Concept),
  termKind('class', OWL.Class, RDFS.Class),
  termKind('property', OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property),
];

function TermBody({ iri, view, scope }: BodyProps) {
  return (
    <>
      <div class="beside">
        <TermFacts iri={iri} scope={scope} usage={view.usage?.get(iri)} />
        <LinkedMap iri={iri} scope={scope} />
      </div>
      <SelectedBy iri={iri} scope={scope} usage={view.usage?.get(iri)} />
      <Notes iri={iri} scope={scope} />
      <Members iri={iri} scope={scope} usage={view.usage} />
      <Places iri={iri} scope={scope} />
      <Partnerships iri={iri} scope={scope} />
      <ExternalLinks iri={iri} scope={scope} title={scope.messages.term.mappings} />
      <InTheData iri={iri} scope={scope} usage={view.usage?.get(iri)} />
    </>
  );
}

interface FactsProps {
  readonly iri: string;
  readonly scope: TermScope;
  readonly usage: TermUsage | undefined;
  /** Whether what it is used with stands here and not in a section of its own. */
  readonly uses?: boolean;
}

/** The relations of a class, property or concept to others, and how often the data use it. */
export function TermFacts({ iri, scope, usage, uses = false }: FactsProps) {
  const { statements, messages } = scope;
  const { term, definitions } = messages;
  const terms = (iris: readonly string[]) =>
    iris.map((other, index) => (
      <>
        {index > 0 ? ', ' : ''}
        <TermName iri={other} scope={scope} />
      </>
    ));
  const row = (name: string, ...properties: readonly NamedNode[]) =>
    fact(name, statements.iris(iri, ...properties), terms);
  return (
    <Facts
      facts={[
        row(term.inScheme, SKOS.inScheme),
        row(term.broader, SKOS.broader),
        fact(term.narrower, narrowerOf(iri, scope), terms),
        row(term.related, SKOS.related),
        row(definitions.subClassOf, RDFS.subClassOf),
        row(definitions.subPropertyOf, RDFS.subPropertyOf),
        row(definitions.domain, RDFS.domain),
        row(definitions.range, RDFS.range),
        row(definitions.inverseOf, OWL.inverseOf),
        usageFact(iri, scope, usage),
        uses ? usesFact(iri, scope, usage) : undefined,
      ]}
    />
  );
}

/** What is narrower, whichever side says so: schemes often state `skos:broader` alone. */
function narrowerOf(iri: string, { statements }: TermScope): readonly string[] {
  return [
    ...new Set([...statements.iris(iri, SKOS.narrower), ...statements.subjectsWith(SKOS.broader, iri)]),
  ];
}

function Members({ iri, scope, usage }: Pick<BodyProps, 'iri' | 'scope'> & Pick<BodyProps['view'], 'usage'>) {
  const { statements, messages } = scope;
  const isScheme = statements.iris(iri, RDF.type).includes(SKOS.ConceptScheme.value);
  return (
    <Section title={messages.term.concepts} when={isScheme}>
      <Concepts scheme={iri} scope={scope} usage={usage} />
    </Section>
  );
}

/** The places in a country: countries are concepts of the EU authority table. */
function Places({ iri, scope }: { iri: string; scope: TermScope }) {
  const places = scope.statements.subjectsWith(MP.country, iri);
  return (
    <Section title={scope.messages.lists.places} when={places.length > 0}>
      <Chips iris={places} scope={scope} />
    </Section>
  );
}

function termData(iri: string, scope: TermScope): Readonly<Record<string, unknown>> {
  const { statements } = scope;
  const isScheme = statements.iris(iri, RDF.type).includes(SKOS.ConceptScheme.value);
  return {
    '@type': isScheme ? 'DefinedTermSet' : 'DefinedTerm',
    termCode: statements.literals(iri, SKOS.notation)[0]?.value,
    inDefinedTermSet:
      statements.iris(iri, SKOS.inScheme)[0] ?? (iri.startsWith(`${DEFINITIONS}#`) ? DEFINITIONS : undefined),
    sameAs: statements.iris(iri, SKOS.exactMatch).filter(isWebAddress),
  };
}
