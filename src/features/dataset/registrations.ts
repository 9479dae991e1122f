import type { Context } from 'hono';
import { releaseGraph } from '../../http/description.ts';
import { link } from '../../http/fields.ts';
import { PLAIN_JSON, type Representation, type Resource } from '../../http/representation.ts';
import { respond } from '../../http/respond.ts';
import type { Site } from '../../http/serving/publication.ts';
import { citation, lodCloud, type Registered } from './registration.ts';

const CFF: Representation = { name: 'cff', label: 'CFF', mediaType: 'application/yaml', extension: 'cff' };

/** `/CITATION.cff`: how to cite the dataset. */
export function citationFile(c: Context, site: Site): Response | Promise<Response> {
  return file(c, site, 'CITATION.cff', CFF, citation);
}

/** `/lod-cloud.json`: the dataset as the Linked Open Data Cloud asks for it. */
export function lodCloudFile(c: Context, site: Site): Response | Promise<Response> {
  return file(
    c,
    site,
    'lod-cloud.json',
    PLAIN_JSON,
    (registered) => `${JSON.stringify(lodCloud(registered), null, 2)}\n`,
  );
}

function file(
  c: Context,
  site: Site,
  address: string,
  form: Representation,
  write: (registered: Registered) => string,
): Response | Promise<Response> {
  const { manifest, place } = site.publication.release;
  const resource: Resource = {
    address,
    representations: [form],
    links: [link(`${site.base}dataset`, 'describes')],
    write: async () => {
      const description = await releaseGraph(site, 'description.ttl');
      return write({ base: site.base, manifest, date: place.date, description });
    },
  };
  return respond(c, site, resource, form);
}
