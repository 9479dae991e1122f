import { Section } from '../../../pages/facts.tsx';
import type { TermScope } from '../../../pages/scope.ts';
import { FOAF, OWL, RDFS, SKOS } from '../../../rdf/vocabularies.ts';

const SITES: readonly { readonly pattern: RegExp; readonly name: string }[] = [
  { pattern: /^https?:\/\/www\.wikidata\.org\/entity\/(.+)$/, name: 'Wikidata' },
  { pattern: /^https?:\/\/sws\.geonames\.org\/(\d+)\/?$/, name: 'GeoNames' },
  { pattern: /^http:\/\/data\.europa\.eu\/nuts\/code\/(.+)$/, name: 'NUTS' },
  { pattern: /^http:\/\/eurovoc\.europa\.eu\/(.+)$/, name: 'EuroVoc' },
];

/** A name for a well-known site's IRI: "Wikidata Q80021"; its host otherwise; absent for what a browser must not follow. */
export function siteName(iri: string): string | undefined {
  for (const { pattern, name } of SITES) {
    const code = pattern.exec(iri)?.[1];
    if (code !== undefined) return `${name} ${code}`;
  }
  return /^https?:\/\/([^/?#]+)/i.exec(iri)?.[1];
}

/** Links out of the site: the same thing in other datasets, and its website. */
export function ExternalLinks({ iri, scope, title }: { iri: string; scope: TermScope; title?: string }) {
  const { statements, messages } = scope;
  const same = statements.iris(iri, OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch, RDFS.seeAlso);
  const further = statements.iris(iri, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch);
  const links = [
    ...statements
      .iris(iri, FOAF.homepage, FOAF.page)
      .map((href) => ({ href, text: `${messages.resource.website}: ${siteName(href)}` })),
    ...[...same, ...further].map((href) => ({ href, text: siteName(href) })),
  ].filter(({ href }) => siteName(href) !== undefined);
  return (
    <Section title={title ?? messages.resource.links} when={links.length > 0}>
      <ul class="chips outward">
        {links.map(({ href, text }) => (
          <li>
            <a class="external" href={href} rel="external noopener">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}
