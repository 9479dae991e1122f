import type { Context } from 'hono';
import { queriesPage, queryPage } from '../../pages/index.ts';
import type { ExampleView } from '../../pages/values.ts';
import { exampleQueries } from '../../query/examples.ts';
import { withoutSuffix } from '../addresses.ts';
import { pageContext } from '../page-context.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../publication.ts';
import { type Form, HTML, type Resource } from '../representation.ts';
import { respond } from '../respond.ts';

const QUERY: Form = { name: 'rq', label: 'SPARQL', mediaType: 'application/sparql-query', extension: 'rq' };

/** `/queries`: all example queries. */
export function queries(c: Context, site: Site): Response | Promise<Response> {
  const resource: Resource = {
    address: 'queries',
    forms: [HTML],
    links: [],
    write: async (_, reader) => queriesPage(pageContext(site, resource, reader), exampleQueries()),
  };
  return respond(c, site, resource);
}

/** `/queries/{name}`: one example query as a page, and as the query itself. */
export function query(c: Context, site: Site): Response | Promise<Response> {
  const { path, form } = withoutSuffix(c.req.path, [HTML, QUERY]);
  const example = exampleQueries().find(({ name }) => `/queries/${name}` === path);
  if (!example) {
    const links = [{ href: `${site.base}queries`, label: 'All example queries' }];
    throw new Problem('not-found', 'There is no example query of this name.', { links });
  }
  return respond(c, site, queryResource(site, example), form);
}

function queryResource(site: Site, example: ExampleView): Resource {
  const address = `queries/${example.name}`;
  const resource: Resource = {
    address,
    forms: [HTML, QUERY],
    urlOf: (form) => `${site.base}${address}.${form.extension}`,
    links: [],
    write: async (form, reader) =>
      form === QUERY ? example.query : queryPage(pageContext(site, resource, reader), example),
  };
  return resource;
}
