import type { Context } from 'hono';
import { withoutSuffix } from '../../http/addresses.ts';
import { link } from '../../http/fields.ts';
import { asOf, inRelease } from '../../http/memento/as-of.ts';
import { Problem } from '../../http/problem.ts';
import { HTML, PLAIN_JSON, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import { AS_OF, describedAs, type Route, suffixed } from '../../http/route.ts';
import { pageContext } from '../../http/serving/page-context.ts';
import type { Site } from '../../http/serving/publication.ts';
import { readStored } from '../../http/serving/stored-values.ts';
import { exampleQueries } from '../queries/examples.ts';
import { figuresOf, longestTies } from './figures.ts';
import { gexf, graphml } from './files.ts';
import { networkPage } from './network.tsx';
import { networkOf } from './queried-network.ts';

const GRAPHML: Representation = {
  name: 'graphml',
  label: 'GraphML',
  mediaType: 'application/graphml+xml',
  extension: 'graphml',
};
const GEXF: Representation = {
  name: 'gexf',
  label: 'GEXF',
  mediaType: 'application/gexf+xml',
  extension: 'gexf',
};
const FORMS = [HTML, GRAPHML, GEXF, PLAIN_JSON];

/** The network of municipalities, where the data have partnerships. */
export const ROUTES: readonly Route[] = [
  {
    path: '/network',
    handler: asOf(network),
    group: 'lists',
    ...describedAs('network'),
    parameters: [AS_OF],
    forms: suffixed(FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'network.graphml' }),
    isOffered: hasNetwork,
    inSitemap: true,
    warm: 'network',
  },
];

function hasNetwork({ lists }: Site): boolean {
  return lists.includes('partnerships');
}

/** `/network`: the figures of the network of municipalities, and the network itself as files. */
async function network(c: Context, site: Site): Promise<Response> {
  if (!hasNetwork(site)) throw new Problem('not-found', 'The data have no partnerships.');
  const { representation } = withoutSuffix(c.req.path, FORMS);
  const { manifest, place } = site.publication.release;
  const resource: Resource = {
    address: 'network',
    representations: FORMS,
    urlOf: ({ extension }) => inRelease(site, `${site.base}network.${extension}`),
    links: [link(`${site.base}dataset`, 'collection')],
    write: async (form, locale) => {
      if (form === HTML) {
        const counted = await readStored(site, 'figures of the network', async () => {
          const graph = await networkOf(site);
          return { figures: figuresOf(graph), longest: longestTies(graph) };
        });
        const queries = new Map(exampleQueries().map(({ name, title }) => [name, title[locale.language]]));
        return networkPage(pageContext(site, resource, locale), { ...counted, queries });
      }
      const graph = await networkOf(site);
      if (form === GRAPHML) return graphml(graph);
      if (form === GEXF) return gexf(graph, manifest.title.en ?? site.base, place.date.slice(0, 10));
      return `${JSON.stringify({ figures: figuresOf(graph), ...graph }, null, 2)}\n`;
    },
  };
  return respond(c, site, resource, representation);
}
