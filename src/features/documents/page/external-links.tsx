import { Section } from '../../../pages/facts.tsx';
import type { TermScope } from '../../../pages/scope.ts';
import { codeIn, IDENTIFIER_SCHEMES } from '../../../rdf/identifier-schemes.ts';
import { FOAF, OWL, RDFS, SKOS } from '../../../rdf/vocabularies.ts';

/** A name for a well-known site's IRI: "Wikidata Q80021"; its host otherwise; absent for what a browser must not follow. */
export function siteName(iri: string, schemes = IDENTIFIER_SCHEMES): string | undefined {
  for (const scheme of schemes) {
    const code = codeIn(scheme, iri);
    if (code !== undefined) return `${scheme.title} ${code}`;
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
