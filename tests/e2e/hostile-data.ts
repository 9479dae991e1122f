import { PREFIXES } from '../../src/rdf/namespaces.ts';

/** Base IRI of the hostile publication; nothing may ever be asked of that host. */
export const HOSTILE_BASE = 'http://towns.example/';

/** Labels that would do something where they were taken for anything but text. */
export const LABELS = {
  image: '<img src=x onerror=alert(1)>',
  script: '</script><script>alert(1)</script>',
  title: '</title><svg onload=alert(1)>',
  attribute: '" onfocus="alert(1)" autofocus="',
  direction: '\u202egnp.exe\u2066 \u200fabc',
  long: 'ā'.repeat(5_000),
} as const;

/** IRIs that must never become links. */
const SCRIPTED = ['javascript:alert(1)', 'data:text/html,alert(1)', 'vbscript:alert(1)'];

/** Things of every kind that has a page of its own, each under every hostile label. */
const CLASSES = {
  place: 'mp:LocalAuthority',
  partnership: 'mp:Partnership',
  organisation: 'org:FormalOrganization',
  network: 'mp:Network',
  project: 'mp:Project',
  source: 'mp:SourcePage',
  concept: 'skos:Concept',
  thing: 'foaf:Document',
} as const;

/** Paths of the documents about all of them, and of one under an IRI of another host. */
export const DOCUMENTS: readonly string[] = [
  ...Object.keys(CLASSES).flatMap((kind) => Object.keys(LABELS).map((label) => `/doc/${kind}/${label}`)),
  `/doc?iri=${encodeURIComponent('http://elsewhere.example/x')}`,
];

/** The hostile publication in Turtle. */
export function hostileTurtle(): string {
  const prefixes = Object.entries(PREFIXES).map(
    ([prefix, namespace]) => `@prefix ${prefix}: <${namespace}> .`,
  );
  const things = Object.entries(CLASSES).flatMap(([kind, type]) =>
    Object.entries(LABELS).map(([name, label]) => thing(`${HOSTILE_BASE}id/${kind}/${name}`, type, label)),
  );
  const foreign = thing('http://elsewhere.example/x', 'mp:LocalAuthority', LABELS.image);
  return [...prefixes, ...things, foreign, ''].join('\n');
}

function thing(iri: string, type: string, label: string): string {
  // The escapes of JSON are escapes of Turtle too.
  const text = JSON.stringify(label);
  const links = SCRIPTED.map((scripted) => `<${scripted}>`).join(', ');
  const towns = Object.keys(LABELS).map((name) => `<${HOSTILE_BASE}id/place/${name}>`);
  return `<${iri}> a ${type} ; rdfs:label ${text}@en, ${text}@lv ; skos:altLabel ${text}@pl ;
  dcterms:description ${text}@en ; skos:note ${text}@en ; mp:start ${text} ; mp:country <${HOSTILE_BASE}id/thing/image> ;
  mp:partner ${towns.join(', ')} ; foaf:homepage ${links} ; owl:sameAs ${links} ; rdfs:seeAlso ${links} ;
  mp:partnerIn <${HOSTILE_BASE}id/partnership/script> ; mp:reportedBy <${HOSTILE_BASE}id/place/title> .`;
}
