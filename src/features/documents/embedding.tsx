import type { Context } from 'hono';
import { FRAMED } from '../../http/fields.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { describedAs, inQuery, negotiated, type Route } from '../../http/route.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import { hasRecords } from '../../http/serving/perspectives.ts';
import type { Site } from '../../http/serving/publication.ts';
import { absolute, file, inChosenLanguage } from '../../pages/address.ts';
import { describedPath } from '../../pages/document-address.ts';
import { siteTitle } from '../../pages/layout/frame.ts';
import { baseStyles } from '../../pages/layout/look.tsx';
import type { PageContext } from '../../pages/page-context.ts';
import type { Embedded } from '../../pages/parts/embed-code.tsx';
import { PartnershipChart } from '../../pages/parts/partnership-chart.tsx';
import { partnershipsOf } from '../../pages/parts/partnerships.tsx';
import type { ResourceView } from '../../pages/resource-view.ts';
import { labelOf, scopeOf, type TermScope } from '../../pages/scope.ts';
import { MP, RDF } from '../../rdf/vocabularies.ts';
import { LinkedMap, PartiesMap, PlaceMap } from '../maps/resource-map.tsx';
import { relatedView, requestedIri } from './open-document.ts';

/** Pictures of resources alone, for the frames of other pages. */
export const EMBED_ROUTES: readonly Route[] = [embedRoute('map'), embedRoute('chart')];

function embedRoute(what: Embedded): Route {
  return {
    path: `/embed/${what}`,
    handler: (c, site) => embedded(c, site, what),
    group: 'documents',
    ...describedAs(what === 'map' ? 'embedMap' : 'embedChart'),
    parameters: [
      {
        ...inQuery('iri', ({ api }) => api.parameterTexts.iri, { type: 'string', format: 'iri' }),
        required: true,
      },
    ],
    forms: negotiated(HTML.mediaType),
    problems: ['malformed', 'not-found'],
    isOffered: hasRecords,
    inStaticSite: 'never',
  };
}

async function embedded(c: Context, site: Site, what: Embedded): Promise<Response> {
  const iri = requestedIri(c);
  const missing = new Problem('not-found', `There is no ${what} of this resource.`);
  if ((await relatedView(site, iri)) === undefined) throw missing;
  const resource: Resource = {
    address: `embed/${what}`,
    query: `iri=${encodeURIComponent(iri)}`,
    representations: [HTML],
    links: [],
    policy: FRAMED,
    write: async (_, locale) => {
      const view = await relatedView(site, iri);
      const page = view && embeddedPage(pageContext(site, resource, locale), view, what);
      if (page === undefined) throw missing;
      return page;
    },
  };
  return respond(c, site, resource, HTML);
}

/** The picture with its name and where it is from; undefined where there is none. */
function embeddedPage(pageOf: PageContext, view: ResourceView, what: Embedded): string | undefined {
  const context = { ...pageOf, embeddable: false };
  const scope = scopeOf(context, view);
  const picture = pictureOf(view.iri, scope, what);
  if (picture === null) return undefined;
  const name = labelOf(scope, view.iri).text;
  const home = absolute(context, inChosenLanguage(context, describedPath(view.iri, context)));
  const page = (
    <html lang={context.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${name} – ${siteTitle(context)}`}</title>
        <base target="_blank" />
        <link rel="canonical" href={home} />
        {baseStyles(context).map((style) => (
          <link rel="stylesheet" href={file(context, `assets/${style}`)} />
        ))}
        {what === 'map' ? <script type="module" src={file(context, 'assets/map.js')} /> : null}
      </head>
      <body class="embedded">
        <main>
          <h1>
            <a href={home}>{name}</a>
          </h1>
          {picture}
          <p class="note">
            <a href={context.base}>{siteTitle(context)}</a>
          </p>
        </main>
      </body>
    </html>
  );
  return `<!doctype html>\n${page.toString()}\n`;
}

function pictureOf(iri: string, scope: TermScope, what: Embedded) {
  if (what === 'chart') {
    return PartnershipChart({ iri, partnerships: partnershipsOf(iri, scope), scope });
  }
  const types = scope.statements.iris(iri, RDF.type);
  const isA = ({ value }: { readonly value: string }) => types.includes(value);
  const Figure = isA(MP.Partnership) ? PartiesMap : isA(MP.LocalAuthority) ? PlaceMap : LinkedMap;
  return Figure({ iri, scope });
}
