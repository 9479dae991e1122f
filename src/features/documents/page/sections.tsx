import type { Child } from 'hono/jsx';
import { fragmentOf } from '../../../pages/address.ts';
import type { Messages } from '../../../pages/messages/messages.ts';
import type { ResourceView } from '../../../pages/resource-view.ts';
import { bestText, type TermScope } from '../../../pages/scope.ts';
import { Value } from '../../../pages/statements/property.tsx';
import { Facts, fact, Link, Links, LocalizedText, Section } from '../../../pages/text.tsx';
import { codeIn, IDENTIFIER_SCHEMES } from '../../../rdf/identifier-schemes.ts';
import { PICTURE_PROPERTIES } from '../../../rdf/label.ts';
import { type NamedNode, iri as named } from '../../../rdf/terms.ts';
import { DCTERMS, FOAF, MP, OWL, PROV, RDFS, SKOS } from '../../../rdf/vocabularies.ts';

/** What the body of a resource's page is made from. */
export interface BodyProps {
  readonly iri: string;
  readonly view: ResourceView;
  readonly scope: TermScope;
}

/** A kind of resource that has a page of its own making. */
export interface ResourceTemplate {
  /** Any of these types makes a resource one of the kind. */
  readonly types: readonly NamedNode[];
  /** Its name above the heading. */
  name(messages: Messages): string;
  /** The list that it belongs to, marked in the navigation. */
  readonly section?: string;
  Body(props: BodyProps): Child;
  /** IRIs of the parts, discrepancies aside, that the body shows under their own fragment. */
  shown?(iri: string, scope: TermScope): readonly string[];
  /** Its schema.org properties, `@type` among them. */
  structured?(iri: string, scope: TermScope): Readonly<Record<string, unknown>>;
}

/** The notes on a resource, in the page's language where there are such. */
export function Notes({ iri, scope }: { iri: string; scope: TermScope }) {
  const { language } = scope.context;
  const notes = [SKOS.note, SKOS.scopeNote]
    .map((property) => bestText(scope.statements.literals(iri, property), language))
    .filter((note) => note !== undefined);
  return (
    <Section title={scope.messages.resource.notes} when={notes.length > 0}>
      {notes.map((note) => (
        <p class="prose">
          <LocalizedText text={note} page={language} />
        </p>
      ))}
    </Section>
  );
}

/** A name for a well-known site's IRI: "Wikidata Q80021"; its host otherwise; absent for what a browser must not follow. */
export function siteName(iri: string, schemes = IDENTIFIER_SCHEMES): string | undefined {
  for (const scheme of schemes) {
    const code = codeIn(scheme, iri);
    if (code !== undefined) return `${scheme.title} ${code}`;
  }
  return /^https?:\/\/([^/?#]+)/i.exec(iri)?.[1];
}

const PICTURES = PICTURE_PROPERTIES.map((property) => named(property));

/** Links out of the site: its website, its pictures, which no page loads from another host, and the same thing in other datasets. */
export function ExternalLinks({ iri, scope, title }: { iri: string; scope: TermScope; title?: string }) {
  const { statements, messages } = scope;
  const same = statements.iris(iri, OWL.sameAs, SKOS.exactMatch, SKOS.closeMatch, RDFS.seeAlso);
  const further = statements.iris(iri, SKOS.broadMatch, SKOS.narrowMatch, SKOS.relatedMatch);
  const links: readonly { href: string; text: string | undefined; rel?: string }[] = [
    ...statements
      .iris(iri, FOAF.homepage, FOAF.page)
      .map((href) => ({ href, text: `${messages.resource.website}: ${siteName(href)}` })),
    ...statements
      .iris(iri, ...PICTURES)
      .map((href) => ({ href, text: `${messages.resource.picture}: ${siteName(href)}`, rel: ' noreferrer' })),
    ...[...same, ...further].map((href) => ({ href, text: siteName(href) })),
  ].filter(({ href }) => siteName(href) !== undefined);
  return (
    <Section title={title ?? messages.resource.links} when={links.length > 0}>
      <ul class="chips outward">
        {links.map(({ href, text, rel = '' }) => (
          <li>
            <a class="external" href={href} rel={`external noopener${rel}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Recorded conflicts and corrections about a resource, each with all variants; nothing where there is none. */
export function Discrepancies({ iri, scope }: { iri: string; scope: TermScope }) {
  const { partnership } = scope.messages;
  const found = scope.statements.iris(iri, MP.discrepancy);
  return (
    <Section
      id="discrepancies"
      title={partnership.discrepancies}
      lead={partnership.discrepanciesLead}
      when={found.length > 0}
    >
      {found.map((discrepancy) => (
        <Discrepancy discrepancy={discrepancy} iri={iri} scope={scope} />
      ))}
    </Section>
  );
}

function Discrepancy(props: { discrepancy: string; iri: string; scope: TermScope }) {
  const { discrepancy, iri, scope } = props;
  const { statements, messages } = scope;
  const reason = bestText(statements.literals(discrepancy, DCTERMS.description), scope.context.language);
  return (
    <div class="notice" id={fragmentOf(discrepancy, iri)}>
      <h3>
        <Links iris={statements.iris(discrepancy, MP.onProperty)} scope={scope} />
      </h3>
      {reason ? (
        <p>
          <LocalizedText text={reason} page={scope.context.language} />
        </p>
      ) : null}
      <ul class="variants">
        {statements.iris(discrepancy, MP.variant).map((variant) => (
          <Variant variant={variant} scope={scope} />
        ))}
      </ul>
      <Facts
        facts={[
          fact(
            messages.partnership.accepted,
            statements.objects(discrepancy, MP.acceptedValue),
            ([value]) => <Value term={value} scope={scope} />,
          ),
          fact(messages.partnership.resolution, statements.iris(discrepancy, MP.resolution), (concepts) => (
            <Links iris={concepts} scope={scope} />
          )),
        ]}
      />
    </div>
  );
}

function Variant({ variant, scope }: { variant: string; scope: TermScope }) {
  const { statements } = scope;
  return (
    <li>
      {statements.literals(variant, MP.valueAsStated).map((stated) => (
        <q lang={stated.language || undefined}>
          <bdi>{stated.value}</bdi>
        </q>
      ))}
      {statements.iris(variant, PROV.wasDerivedFrom).map((source) => (
        <small>
          {' '}
          <Link iri={source} scope={scope} />
        </small>
      ))}
    </li>
  );
}
