import { describe, expect, test } from 'vitest';
import { resourcePage } from '../../../src/features/documents/page/resource.tsx';
import { homePage } from '../../../src/features/home/home.tsx';
import { listPage } from '../../../src/features/lists/page/list.tsx';
import { queriesPage } from '../../../src/features/queries/queries.tsx';
import { queryPage } from '../../../src/features/queries/query.tsx';
import { resultsPage } from '../../../src/features/sparql/results.tsx';
import { sparqlPage } from '../../../src/features/sparql/sparql.tsx';
import { definitionsPage } from '../../../src/features/vocabulary/definitions.tsx';
import { inEveryLanguage } from '../../../src/pages/messages/messages.ts';
import { problemPage } from '../../../src/pages/problem.tsx';
import { literal, text } from '../../../src/rdf/terms.ts';
import { about, BASE, context, list, RADOM, readable, view } from './fixtures.ts';

const LABELS = {
  image: '<img src=x onerror=alert(1)>',
  script: '</script><script>alert(1)</script>',
  title: '</title><script>alert(1)</script>',
  attribute: '" autofocus onfocus="alert(1)',
  apostrophe: "' onmouseover='alert(1)",
  entity: '&lt;img src=x onerror=alert(1)&gt; &amp; &#x3c;',
  comment: '<!-- --><![CDATA[ ]]>',
  direction: '\u202egnp.exe\u2066\u200f',
  template: '{{constructor}} <%= 1 %>',
  lines: 'a\nb\tc\u2028d',
};

/** The label wherever a page shows text from outside. */
const PAGES: Record<string, (label: string) => string> = {
  resource: (label) =>
    resourcePage(
      context(),
      view(RADOM, {
        own: about(RADOM, {
          'rdf:type': ['mp:LocalAuthority'],
          'rdfs:label': [text(label, 'en'), text(`${label}.`, 'lv')],
          'skos:altLabel': [text(`${label}!`, 'pl')],
          'dcterms:description': [text(label, 'en')],
          'skos:note': [text(label, 'en')],
          'mp:level': [`${BASE}level`],
        }),
        labels: about(`${BASE}level`, { 'rdfs:label': [literal(label)] }),
        claims: about(RADOM, { 'rdfs:label': [literal(label)] }, `${BASE}id/source/x`),
      }),
    ),
  anything: (label) =>
    resourcePage(
      context(),
      view('http://e.example/x', { own: about('http://e.example/x', { 'rdfs:label': [literal(label)] }) }),
    ),
  home: (label) =>
    homePage(context(), {
      figures: [{ key: label, count: 1 }],
      publishers: [
        { iri: RADOM, name: { text: label }, description: { text: label }, partnerships: 1, countries: 1 },
      ],
      otherPublishers: 0,
      facts: [],
      latest: [
        { signed: label, instrument: { text: label }, partnership: { iri: RADOM, name: { text: label } } },
      ],
    }),
  list: (label) =>
    listPage(
      context(),
      list({ columns: [label, 'start'], rows: [[{ text: label }, { text: label }]], total: 1 }),
    ),
  definitions: (label) =>
    definitionsPage(context(), {
      own: about(`${BASE}x`, {
        'rdf:type': ['owl:Class'],
        'rdfs:label': [literal(label)],
        'rdfs:comment': [literal(label)],
      }),
      labels: [],
    }),
  sparql: (label) => sparqlPage(context(), { query: label, examples: [example(label)], formats: [] }),
  queries: (label) => queriesPage(context(), [example(label)]),
  query: (label) =>
    queryPage(context(), {
      ...example(label),
      query: label.slice(0, 100),
      parameters: [
        { name: 'town', type: 'text', label, value: label, choices: [{ value: label, label: 'x' }] },
        { name: 'field', type: 'iri', label: 'x', value: label, choices: [{ value: 'x', label }] },
      ],
      chosen: '',
      live: {
        results: {
          head: { vars: [label] },
          results: { bindings: [{ [label]: { type: 'literal', value: label } }] },
        },
        total: 1,
      },
      downloads: [{ label: 'CSV', mediaType: 'text/csv', extension: 'csv', href: '/x' }],
    }),
  results: (label) =>
    resultsPage(context(), {
      query: label,
      results: {
        head: { vars: [label] },
        results: { bindings: [{ [label]: { type: 'literal', value: label } }] },
      },
    }),
  problem: (label) =>
    problemPage(context(), { status: 404, title: label, detail: label, links: [{ href: '/x', label }] }),
};

function example(label: string) {
  const both = inEveryLanguage(() => label);
  return { name: 'x', title: both, description: both, topic: label, view: 'table', query: label };
}

describe.each(Object.entries(PAGES))('%s', (_name, page) => {
  const tags = (html: string) =>
    // How much of a query is coloured depends on its text.
    [
      ...html
        .replace(/<span class="q-\w+">([^<]*)<\/span>/g, '$1')
        .matchAll(/<([a-z/!][^\s>]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/gi),
    ].map(([, tag, attributes = '']) => tag + attributes.replace(/="[^"]*"/g, ''));

  test.each(Object.entries(LABELS))('shows the %s label as text', (_kind, label) => {
    const html = page(label);
    expect(tags(html)).toEqual(tags(page('harmless')));
    expect(readable(html)).toContain(label.replace(/\s+/g, ' ').trim());
  });

  test('holds a label of 10 kB', () => {
    const html = page('ā'.repeat(5_000));
    expect(html).toContain('ā'.repeat(5_000));
    expect(Buffer.byteLength(html)).toBeLessThan(200_000);
    expect(/<title>(.*?)<\/title>/s.exec(html)?.[1]?.length).toBeLessThan(200);
  });
});

const SCRIPTED = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x'];

test.each(SCRIPTED)('%s is never a link', (iri) => {
  const pages = [
    resourcePage(
      context(),
      view(RADOM, {
        own: about(RADOM, {
          'rdf:type': ['mp:LocalAuthority'],
          'owl:sameAs': [iri],
          'foaf:homepage': [iri],
          'mp:partnerIn': [iri],
          'rdfs:seeAlso': [iri],
        }),
        claims: about(RADOM, { 'mp:level': [iri] }, iri),
      }),
    ),
    listPage(context(), list({ rows: [[{ text: 'x', href: iri }]], total: 1 })),
    problemPage(context(), { status: 404, title: 'x', detail: 'x', links: [{ href: iri, label: 'x' }] }),
    resultsPage(context(), {
      query: '',
      results: { head: { vars: ['x'] }, results: { bindings: [{ x: { type: 'uri', value: iri } }] } },
    }),
  ];
  for (const html of pages) expect(html).not.toMatch(/(href|src|action)="(javascript|data|vbscript):/i);
});

test('names of the prototype are ordinary variables', () => {
  const html = resultsPage(context(), {
    query: '',
    results: { head: { vars: ['__proto__', 'constructor'] }, results: { bindings: [{}] } },
  });
  expect(html).not.toContain('function');
});

test('structured data cannot end its element', () => {
  const own = about(RADOM, { 'rdf:type': ['mp:LocalAuthority'], 'rdfs:label': [literal(LABELS.script)] });
  const html = resourcePage(context(), view(RADOM, { own }));
  const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  expect(JSON.parse(json)).toMatchObject({ name: LABELS.script });
});
