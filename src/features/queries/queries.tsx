import { page } from '../../pages/address.ts';
import { document } from '../../pages/layout/layout.tsx';
import { type ByLanguage, DEFAULT_LANGUAGE, messagesIn, wording } from '../../pages/messages/messages.ts';
import type { PageContext } from '../../pages/page-context.ts';
import { Seen } from '../../pages/parts/seen.tsx';
import { parseQuery } from '../../query/parsing/parse.ts';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type Quad, quad, text } from '../../rdf/terms.ts';
import { type Name, statements } from '../../release/describe/distribution.ts';
import type { ExampleQuery } from './examples.ts';
import { type ExampleView, topicName } from './query-view.ts';

/** All example queries, by topic. */
export function queriesPage(context: PageContext, examples: readonly ExampleView[]): string {
  const messages = messagesIn(context.language);
  const { queries } = messages;
  const topics = [...new Set(examples.map(({ topic }) => topic))];
  return document({
    context,
    title: queries.title,
    description: queries.lead,
    children: (
      <>
        <header class="heading">
          <h1>{queries.title}</h1>
          <p class="lead">{queries.lead}</p>
          <Seen context={context} />
        </header>
        {topics.map((topic) => (
          <section>
            <h2>{topicName(messages, topic)}</h2>
            <ul class="cards">
              {examples
                .filter((example) => example.topic === topic)
                .map((example) => (
                  <Card context={context} example={example} shown={wording(queries.shown, example.view)} />
                ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

function Card(props: { context: PageContext; example: ExampleView; shown: string }) {
  const { context, example, shown } = props;
  return (
    <li class="card">
      <p class="count">{shown}</p>
      <h3>
        <a href={page(context, `queries/${example.name}`)}>{example.title[context.language]}</a>
      </h3>
      <p>{example.description[context.language]}</p>
    </li>
  );
}

const { sh } = PREFIXES;
/** What SHACL and SIB's extension of it call the forms of queries. */
const FORMS = {
  select: { class: `${sh}SPARQLSelectExecutable`, text: 'sh:select' },
  ask: { class: `${sh}SPARQLAskExecutable`, text: 'sh:ask' },
  construct: { class: `${sh}SPARQLConstructExecutable`, text: 'sh:construct' },
  describe: { class: `${sh}SPARQLExecutable`, text: 'sh:describe' },
} as const;
const SCHEMA = 'https://schema.org/';
const PREFIX_LINE = /^PREFIX\s+([\w-]*):\s*<([^>]*)>/gim;

/** The example queries as the SPARQL editors and assistants of SIB read them: a `sh:SPARQLExecutable` each, with its prefixes, what it asks in every language, keywords, and the endpoint that answers it. */
export function executables(examples: readonly ExampleQuery[], base: string): readonly Quad[] {
  const prefixes = `${base}queries#prefixes`;
  return [
    ...examples.flatMap((example) => executable(example, base, prefixes)),
    ...statements(prefixes, {
      'rdf:type': iri('http://www.w3.org/2002/07/owl#Ontology'),
      'sh:declare': [...prefixesOf(examples).keys()].map((prefix) => iri(`${base}queries#prefix-${prefix}`)),
    }),
    ...[...prefixesOf(examples)].flatMap(([prefix, namespace]) =>
      statements(`${base}queries#prefix-${prefix}`, {
        'rdf:type': iri(`${sh}PrefixDeclaration`),
        'sh:prefix': literal(prefix),
        'sh:namespace': literal(namespace, iri(`${PREFIXES.xsd}anyURI`)),
      }),
    ),
  ];
}

function executable(example: ExampleQuery, base: string, prefixes: string): readonly Quad[] {
  const { name, title, description, topic, query } = example;
  const form: { readonly class: string; readonly text: Name } = FORMS[parseQuery(query).form];
  // What is not written in a language is there in the default one, and must not be said to be in another.
  const inLanguages = (texts: ByLanguage) =>
    Object.entries(texts)
      .filter(([language, words]) => language === DEFAULT_LANGUAGE || words !== texts[DEFAULT_LANGUAGE])
      .map(([language, words]) => text(words, language));
  const own = `${base}queries/${name}`;
  const stated = statements(own, {
    'rdf:type': [...new Set([`${sh}SPARQLExecutable`, form.class])].map((one) => iri(one)),
    'rdfs:label': inLanguages(title),
    'rdfs:comment': inLanguages(description),
    'sh:prefixes': iri(prefixes),
    [form.text]: literal(query),
  });
  const keywords = [...new Set([topic, ...name.split('-')])];
  return [
    ...stated,
    quad(iri(own), iri(`${SCHEMA}target`), iri(`${base}sparql`)),
    ...keywords.map((word) => quad(iri(own), iri(`${SCHEMA}keywords`), literal(word))),
  ];
}

/** All prefixes that the queries declare; the same prefix means the same everywhere. */
function prefixesOf(examples: readonly ExampleQuery[]): ReadonlyMap<string, string> {
  return new Map(
    examples.flatMap(({ query }) =>
      [...query.matchAll(PREFIX_LINE)].map(([, prefix = '', namespace = '']) => [prefix, namespace] as const),
    ),
  );
}
