import { DEFINITIONS } from '../rdf/namespaces.ts';
import type { NamedNode } from '../rdf/terms.ts';
import { OWL, RDF, RDFS, SKOS } from '../rdf/vocabularies.ts';
import { compact, file, fragmentOf } from './address.ts';
import { TermFacts } from './kinds/term.tsx';
import { document } from './layout.tsx';
import { Section } from './parts/facts.tsx';
import { Chips, Link, Words } from './parts/text.tsx';
import { bestText, labelOf, type Scope, scopeOf } from './scope.ts';
import type { DefinitionsView, PageContext } from './values.ts';

const CLASSES = [OWL.Class, RDFS.Class];
const PROPERTIES = [OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property];

/** The vocabulary for people: classes, properties and concept schemes, each under its own fragment. */
export function definitionsPage(context: PageContext, view: DefinitionsView): string {
  const scope = scopeOf(context, { iri: DEFINITIONS, ...view, inbound: [], inboundTotal: 0, claims: [] });
  const { definitions } = scope.messages;
  const groups = [
    { id: 'classes', title: definitions.classes, iris: ofType(scope, CLASSES) },
    { id: 'properties', title: definitions.properties, iris: ofType(scope, PROPERTIES) },
  ];
  const schemes = ofType(scope, [SKOS.ConceptScheme]);
  return document({
    context,
    title: definitions.title,
    description: definitions.lead,
    children: (
      <>
        <header class="heading">
          <h1>{definitions.title}</h1>
          <p class="lead">{definitions.lead}</p>
          <p class="own">
            <code>{`${DEFINITIONS}#`}</code> ·{' '}
            <a href={file(context, 'def/shapes')}>{definitions.machines}</a> ·{' '}
            <a href={file(context, 'def/context.jsonld')}>{definitions.jsonld}</a>
          </p>
        </header>
        {groups.map(({ id, title, iris }) => (
          <Section id={id} title={title} when={iris.length > 0}>
            <Index iris={iris} scope={scope} />
            {iris.map((iri) => (
              <Term iri={iri} scope={scope} />
            ))}
          </Section>
        ))}
        <Section id="schemes" title={definitions.schemes} when={schemes.length > 0}>
          {schemes.map((scheme) => (
            <Scheme scheme={scheme} scope={scope} />
          ))}
        </Section>
      </>
    ),
  });
}

function ofType(scope: Scope, types: readonly NamedNode[]): readonly string[] {
  const wanted = new Set(types.map((type) => type.value));
  return scope.statements.subjects
    .filter((subject) => scope.statements.iris(subject, RDF.type).some((type) => wanted.has(type)))
    .sort((a, b) => labelOf(scope, a).text.localeCompare(labelOf(scope, b).text, scope.context.language));
}

function Index({ iris, scope }: { iris: readonly string[]; scope: Scope }) {
  return (
    <p class="index">
      {iris.map((iri) => (
        <>
          <Link iri={iri} scope={scope} />{' '}
        </>
      ))}
    </p>
  );
}

function Term({ iri, scope }: { iri: string; scope: Scope }) {
  const { language } = scope.context;
  const comment = bestText(scope.statements.literals(iri, SKOS.definition, RDFS.comment), language);
  return (
    <article class="term" id={fragmentOf(iri, DEFINITIONS)}>
      <h3>
        <Words text={labelOf(scope, iri)} page={language} /> <small class="tag">{compact(iri)}</small>
      </h3>
      {comment ? (
        <p class="prose">
          <Words text={comment} page={language} />
        </p>
      ) : null}
      <TermFacts iri={iri} scope={scope} />
    </article>
  );
}

function Scheme({ scheme, scope }: { scheme: string; scope: Scope }) {
  const { statements } = scope;
  const concepts = new Set([
    ...statements.iris(scheme, SKOS.hasTopConcept),
    ...statements.subjectsWith(SKOS.inScheme, scheme),
  ]);
  return (
    <article class="term">
      <h3>
        <Link iri={scheme} scope={scope} />
      </h3>
      <Chips iris={[...concepts]} scope={scope} />
    </article>
  );
}
