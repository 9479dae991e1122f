import { absolute, requested } from '../../../pages/address.ts';
import { partialDate } from '../../../pages/formatting.ts';
import { document } from '../../../pages/layout/layout.tsx';
import type { PageContext } from '../../../pages/page-context.ts';
import { partnershipsOf } from '../../../pages/parts/partnerships.tsx';
import type { ResourceView, Text } from '../../../pages/resource-view.ts';
import { asText, bestText, labelOf, scopeOf, type TermScope } from '../../../pages/scope.ts';
import { AllStatements } from '../../../pages/statements/statement-table.tsx';
import { LocalizedText } from '../../../pages/text.tsx';
import { DESCRIPTION_PROPERTIES } from '../../../rdf/label.ts';
import { DEFINITIONS } from '../../../rdf/namespaces.ts';
import { iri as named } from '../../../rdf/terms.ts';
import { MP, RDF, RDFS, SKOS } from '../../../rdf/vocabularies.ts';
import { TERMS } from '../../vocabulary/term.tsx';
import { network, organisation, project } from './organisation.tsx';
import { partnership } from './partnership.tsx';
import { place } from './place.tsx';
import type { ResourceTemplate } from './sections.tsx';
import { source } from './source.tsx';
import { thing, topicOf } from './thing.tsx';

const DESCRIBING = DESCRIPTION_PROPERTIES.map((property) => named(property));

/** The first kind with a type of the resource decides its page. */
const KINDS: readonly ResourceTemplate[] = [
  place,
  partnership,
  network,
  project,
  source,
  organisation,
  ...TERMS,
];

/** The page about a resource. */
export function resourcePage(context: PageContext, view: ResourceView): string {
  const scope = scopeOf(context, view);
  const iri = topicOf(view);
  const types = scope.statements.iris(iri, RDF.type);
  const kind = kindOf(types);
  // Of a term that is not ours its page knows nothing but its statements.
  const isForeignTerm = TERMS.includes(kind) && !iri.startsWith(DEFINITIONS);
  const name = labelOf(scope, iri);
  const description = descriptionOf(iri, scope);
  return document({
    context,
    title: name.text,
    description: description?.text ?? (kind === thing ? undefined : summaryOf(kind, iri, scope)),
    about: iri,
    section: kind.section,
    parent: TERMS.includes(kind) && !isForeignTerm ? parentOfTerm(iri, scope) : undefined,
    structured: kind.structured && structuredData(kind, iri, scope),
    modules: ['figures.js'],
    children: (
      <article>
        <Heading iri={iri} scope={scope} />
        <kind.Body iri={iri} view={view} scope={scope} />
        <AllStatements
          view={view}
          scope={scope}
          shown={shownParts(kind, iri, scope)}
          open={kind === thing || isForeignTerm}
        />
      </article>
    ),
  });
}

function kindOf(types: readonly string[]): ResourceTemplate {
  return KINDS.find((one) => one.types.some((type) => types.includes(type.value))) ?? thing;
}

/** What stands above the heading of a resource's page: what kind of thing it is. */
export function kindName(iri: string, scope: TermScope): Text {
  const types = scope.statements.iris(iri, RDF.type);
  const kind = kindOf(types);
  const [type] = types;
  return kind === thing && type !== undefined ? labelOf(scope, type) : { text: kind.name(scope.messages) };
}

/** Fields of cooperation are a list; the other terms are in the vocabulary. */
function parentOfTerm(iri: string, { context, messages }: TermScope) {
  return iri.startsWith(`${DEFINITIONS}/field/`) && context.lists.includes('fields')
    ? { name: messages.lists.fields, path: 'fields' }
    : { name: messages.definitions.title, path: 'def' };
}

/** The parts that stand under their own fragment above the statements. */
function shownParts(kind: ResourceTemplate, iri: string, scope: TermScope): ReadonlySet<string> {
  return new Set([...scope.statements.iris(iri, MP.discrepancy), ...(kind.shown?.(iri, scope) ?? [])]);
}

/** What the resource is, in the page's language where the data say it so. */
export function descriptionOf(iri: string, scope: TermScope): Text | undefined {
  const texts = DESCRIBING.map((property) => scope.statements.literals(iri, property));
  return bestText(texts.find((found) => found.length > 0) ?? [], scope.context.language);
}

/** What the data say of it in a few words, for who sees no more than that: "Partnership: Alpha – Beta. Since: 1990." */
function summaryOf(kind: ResourceTemplate, iri: string, scope: TermScope): string {
  const { statements, messages } = scope;
  const [start] = statements.literals(iri, MP.start);
  const partnerships = partnershipsOf(iri, scope).length;
  const fields = statements.iris(iri, MP.field).slice(0, 5);
  const country = statements.iris(iri, MP.country).map((one) => labelOf(scope, one).text);
  const parts = [
    `${kind.name(messages)}: ${[labelOf(scope, iri).text, ...country].join(', ')}`,
    ...(start ? [`${messages.partnership.since}: ${partialDate(start.value, messages)}`] : []),
    ...(fields.length > 0
      ? [`${messages.partnership.fields}: ${fields.map((field) => labelOf(scope, field).text).join(', ')}`]
      : []),
    ...(partnerships > 0 ? [messages.place.partnershipsOf(partnerships)] : []),
  ];
  return `${parts.join('. ')}.`;
}

function Heading({ iri, scope }: { iri: string; scope: TermScope }) {
  const name = labelOf(scope, iri);
  const page = scope.context.language;
  const description = descriptionOf(iri, scope);
  return (
    <header class="heading">
      <p class="kicker">
        <LocalizedText text={kindName(iri, scope)} page={page} />
      </p>
      <h1 class={name.text.length > 80 ? 'long' : undefined}>
        <LocalizedText text={name} page={page} />
      </h1>
      <OtherNames iri={iri} shown={name} scope={scope} />
      {description ? (
        <p class="lead">
          <LocalizedText text={description} page={page} />
        </p>
      ) : null}
    </header>
  );
}

/** Names in other languages and other names, each tagged with its language; misspellings are for search, not for show. */
function OtherNames({ iri, shown, scope }: { iri: string; shown: Text; scope: TermScope }) {
  const names = scope.statements
    .literals(iri, SKOS.prefLabel, RDFS.label, SKOS.altLabel)
    .map(asText)
    .filter(({ text }) => text !== shown.text);
  const distinct = new Map(names.map((name) => [`${name.text}@${name.language ?? ''}`, name]));
  if (distinct.size === 0) return null;
  return (
    <p class="names">
      <span class="unseen">{scope.messages.resource.alsoKnownAs}: </span>
      {[...distinct.values()].map((name) => (
        <span>
          <bdi lang={name.language}>{name.text}</bdi>
          {name.language ? <small class="tag">{name.language}</small> : null}
        </span>
      ))}
    </p>
  );
}

function structuredData(
  kind: ResourceTemplate,
  iri: string,
  scope: TermScope,
): Readonly<Record<string, unknown>> {
  const name = labelOf(scope, iri).text;
  const all = scope.statements.literals(iri, SKOS.prefLabel, SKOS.altLabel).map(({ value }) => value);
  const names = [...new Set(all)].filter((other) => other !== name);
  return {
    '@id': iri,
    name,
    ...(names.length > 0 && { alternateName: names }),
    description: descriptionOf(iri, scope)?.text ?? summaryOf(kind, iri, scope),
    mainEntityOfPage: absolute(scope.context, requested(scope.context)),
    ...kind.structured?.(iri, scope),
  };
}
