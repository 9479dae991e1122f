import { compact, page, withParameter } from '../../../pages/address.ts';
import { document } from '../../../pages/layout/layout.tsx';
import type { PageContext } from '../../../pages/page-context.ts';
import { bestText, labelOf, scopeOf, type TermScope } from '../../../pages/scope.ts';
import { Facts, fact, Link, Links, LocalizedText, Section } from '../../../pages/text.tsx';
import { DESCRIPTION_PROPERTIES } from '../../../rdf/label.ts';
import { type NamedNode, iri as named } from '../../../rdf/terms.ts';
import { localName } from '../../../rdf/uri.ts';
import { OWL, RDF, RDFS } from '../../../rdf/vocabularies.ts';
import { TERM_TYPES, type TermsView } from '../terms.ts';
import { PageHeading } from './parts.tsx';

const DESCRIBING = DESCRIPTION_PROPERTIES.map((property) => named(property));
/** Past these, a page of all terms helps nobody: the others have their own. */
const MAX_TERMS = 400;

/** The classes and properties that the data describe, as a documentation of them. */
export function termsPage(context: PageContext, view: TermsView): string {
  const [ontology = ''] = view.ontologies;
  const scope = scopeOf(context, {
    ...view,
    iri: ontology,
    inbound: [],
    inboundTotal: 0,
    claims: [],
  });
  const { definitions } = scope.messages;
  const only = view.ontologies.length === 1 ? ontology : undefined;
  const title = only === undefined ? { text: definitions.title } : labelOf(scope, only);
  const text = only === undefined ? undefined : describe(only, scope);
  const groups = [
    { id: 'classes', title: definitions.classes, iris: ofType(scope, TERM_TYPES.classes) },
    { id: 'properties', title: definitions.properties, iris: ofType(scope, TERM_TYPES.properties) },
  ];
  return document({
    context,
    title: title.text === definitions.title ? title.text : `${definitions.title}: ${title.text}`,
    description: text?.text,
    section: 'browse/terms',
    children: (
      <>
        <PageHeading
          title={<LocalizedText text={title} page={context.language} />}
          kicker={only === undefined ? undefined : definitions.title}
        >
          {text ? (
            <p class="lead">
              <LocalizedText text={text} page={context.language} />
            </p>
          ) : null}
          {only === undefined ? null : <Version ontology={only} scope={scope} />}
        </PageHeading>
        {groups.map(({ id, title: heading, iris }) => (
          <Section
            id={id}
            title={`${heading} (${scope.messages.number(iris.length)})`}
            when={iris.length > 0}
          >
            <p class="index">
              {iris.map((iri) => (
                <>
                  <Link iri={iri} scope={scope} />{' '}
                </>
              ))}
            </p>
            {iris.slice(0, MAX_TERMS).map((iri) => (
              <Term iri={iri} scope={scope} isClass={id === 'classes'} />
            ))}
          </Section>
        ))}
      </>
    ),
  });
}

function Version({ ontology, scope }: { ontology: string; scope: TermScope }) {
  const [version] = scope.statements.literals(ontology, OWL.versionInfo);
  return (
    <p class="own">
      <Link iri={ontology} scope={scope}>
        <bdi class="iri">{ontology}</bdi>
      </Link>
      {version ? ` · ${scope.messages.definitions.version(version.value)}` : null}
    </p>
  );
}

function describe(iri: string, scope: TermScope) {
  const texts = DESCRIBING.map((property) => scope.statements.literals(iri, property));
  return bestText(texts.find((found) => found.length > 0) ?? [], scope.context.language);
}

function ofType(scope: TermScope, types: readonly NamedNode[]): readonly string[] {
  const selected = new Set(types.map(({ value }) => value));
  const { compare } = new Intl.Collator(scope.context.language, { numeric: true });
  return scope.statements.subjects
    .filter((subject) => scope.statements.iris(subject, RDF.type).some((type) => selected.has(type)))
    .map((iri) => ({ iri, name: labelOf(scope, iri).text }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ iri }) => iri);
}

function Term({ iri, scope, isClass }: { iri: string; scope: TermScope; isClass: boolean }) {
  const { context, messages, statements } = scope;
  const { definitions } = messages;
  const text = describe(iri, scope);
  const row = (name: string, ...properties: readonly NamedNode[]) =>
    fact(name, statements.iris(iri, ...properties), (iris) => <Links iris={iris} scope={scope} />);
  return (
    <article class="term" id={`${isClass ? 'c' : 'p'}-${localName(iri)}`}>
      <h3>
        <Link iri={iri} scope={scope} /> <small class="tag">{compact(iri)}</small>
      </h3>
      {text ? (
        <p class="prose">
          <LocalizedText text={text} page={context.language} />
        </p>
      ) : null}
      <Facts
        facts={[
          row(definitions.subClassOf, RDFS.subClassOf),
          row(definitions.subPropertyOf, RDFS.subPropertyOf),
          row(definitions.domain, RDFS.domain),
          row(definitions.range, RDFS.range),
          row(definitions.inverseOf, OWL.inverseOf),
          row(messages.terms['owl:sameAs'], OWL.equivalentClass),
          row(messages.terms['owl:disjointWith'], OWL.disjointWith),
          fact(definitions.usedWith, isClass ? statements.subjectsWith(RDFS.domain, iri) : [], (iris) => (
            <Links iris={iris} scope={scope} />
          )),
          isClass ? instances(iri, scope) : undefined,
        ]}
      />
    </article>
  );
}

function instances(iri: string, { context, messages }: TermScope) {
  const count = context.manifest.classes.find((one) => one.iri === iri)?.count;
  return fact(messages.definitions.used, count ? [count] : [], ([number]) => (
    <a href={withParameter(page(context, 'browse/instances'), 'class', iri)}>
      {messages.definitions.instances(number)}
    </a>
  ));
}
