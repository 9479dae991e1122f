import { absolute, compact, file, fragmentOf, inChosenLanguage, page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { OnThisPage } from '../../pages/layout/trail.tsx';
import type { PageContext } from '../../pages/page-context.ts';
import type { TermUsage } from '../../pages/resource-view.ts';
import { bestText, labelOf, scopeOf, type TermScope } from '../../pages/scope.ts';
import { Link, LocalizedText, Section } from '../../pages/text.tsx';
import { DEFINITIONS } from '../../rdf/namespaces.ts';
import type { NamedNode } from '../../rdf/terms.ts';
import { OWL, RDF, RDFS, SKOS } from '../../rdf/vocabularies.ts';
import { Overview } from './overview.tsx';
import { JsonLd, Prefixes } from './reading.tsx';
import { Scheme } from './scheme.tsx';
import { TermFacts } from './term.tsx';
import { Example } from './usage.tsx';
import type { VocabularyView } from './view.ts';

const CLASSES = [OWL.Class, RDFS.Class];
const PROPERTIES = [OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property];

/** The vocabulary for people: at a glance, then classes, properties and concept schemes, each under its own fragment, and how files abbreviate them. */
export function definitionsPage(context: PageContext, view: VocabularyView): string {
  const scope = scopeOf(context, { iri: DEFINITIONS, ...view, inbound: [], inboundTotal: 0, claims: [] });
  const { definitions } = scope.messages;
  const groups = [
    { id: 'classes', title: definitions.classes, iris: ofType(scope, CLASSES) },
    { id: 'properties', title: definitions.properties, iris: ofType(scope, PROPERTIES) },
  ];
  const schemes = ofType(scope, [SKOS.ConceptScheme]);
  const html = document({
    context,
    title: definitions.title,
    description: definitions.lead,
    structured: structuredData(scope),
    modules: ['figures.js'],
    children: (
      <>
        <Heading scope={scope} />
        <OnThisPage
          language={context.language}
          entries={[
            { id: 'overview', title: definitions.overview },
            ...groups.filter(({ iris }) => iris.length > 0).map(({ id, title }) => ({ id, title })),
            ...(schemes.length > 0 ? [{ id: 'schemes', title: definitions.schemes }] : []),
            { id: 'json-ld', title: definitions.context },
            { id: 'prefixes', title: definitions.prefixes },
          ]}
        />
        <Overview scope={scope} />
        {groups.map(({ id, title, iris }) => (
          <Section id={id} title={title} when={iris.length > 0}>
            <Index iris={iris} scope={scope} />
            {iris.map((iri) => (
              <Term iri={iri} scope={scope} usage={view.usage?.get(iri)} />
            ))}
          </Section>
        ))}
        <Section
          id="schemes"
          title={definitions.schemes}
          lead={definitions.schemesLead}
          when={schemes.length > 0}
        >
          {schemes.map((scheme) => (
            <Scheme scheme={scheme} scope={scope} usage={view.usage} />
          ))}
        </Section>
        <JsonLd example={view.jsonLd} scope={scope} />
        <Prefixes scope={scope} />
      </>
    ),
  });
  // Hundreds of links lead to other terms of this page: their fragment is enough.
  const own = page(context, 'def').replaceAll('&', '&amp;');
  return html.replaceAll(`href="${own}#`, 'href="#');
}

function Heading({ scope }: { scope: TermScope }) {
  const { context, messages, statements } = scope;
  const { definitions } = messages;
  const [version] = statements.literals(DEFINITIONS, OWL.versionInfo);
  return (
    <header class="heading">
      <h1>{definitions.title}</h1>
      <p class="lead">{definitions.lead}</p>
      <p class="own">
        <code>{`${DEFINITIONS}#`}</code> {version ? <>· {definitions.version(version.value)} </> : null}·{' '}
        <a href={file(context, 'def/shapes')}>{definitions.machines}</a> ·{' '}
        <a href={file(context, 'def/context.jsonld')}>{definitions.jsonld}</a>
      </p>
    </header>
  );
}

function ofType(scope: TermScope, types: readonly NamedNode[]): readonly string[] {
  const typeNames = new Set(types.map((type) => type.value));
  return scope.statements.subjects
    .filter((subject) => scope.statements.iris(subject, RDF.type).some((type) => typeNames.has(type)))
    .sort((a, b) => labelOf(scope, a).text.localeCompare(labelOf(scope, b).text, scope.context.language));
}

function Index({ iris, scope }: { iris: readonly string[]; scope: TermScope }) {
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

function Term({ iri, scope, usage }: { iri: string; scope: TermScope; usage: TermUsage | undefined }) {
  const { context } = scope;
  const { language } = context;
  const [comment] = [SKOS.definition, RDFS.comment].flatMap(
    (property) => bestText(scope.statements.literals(iri, property), language) ?? [],
  );
  const note = bestText(scope.statements.literals(iri, SKOS.scopeNote), language);
  return (
    <article class="term" id={fragmentOf(iri, DEFINITIONS)}>
      <h3>
        <LocalizedText text={labelOf(scope, iri)} page={language} />{' '}
        <a
          class="tag"
          href={inChosenLanguage(context, `${file(context, 'doc')}?iri=${encodeURIComponent(iri)}`)}
        >
          {compact(iri)}
        </a>
      </h3>
      {[comment, note].map((text) =>
        text ? (
          <p class={text === note ? 'prose note' : 'prose'}>
            <LocalizedText text={text} page={language} />
          </p>
        ) : null,
      )}
      <TermFacts iri={iri} scope={scope} usage={usage} uses />
      <Example example={usage?.example} />
    </article>
  );
}

function structuredData(scope: TermScope): Readonly<Record<string, unknown>> {
  const { context, messages, statements } = scope;
  return {
    '@type': 'DefinedTermSet',
    '@id': DEFINITIONS,
    name: labelOf(scope, DEFINITIONS).text,
    description: messages.definitions.lead,
    version: statements.literals(DEFINITIONS, OWL.versionInfo)[0]?.value,
    inLanguage: context.language,
    url: absolute(context, file(context, 'def')),
  };
}
