import type { Context } from 'hono';
import { field } from '../../../http/limits/limits.ts';
import { negotiate, weighted } from '../../../http/negotiate.ts';
import { Problem } from '../../../http/problem.ts';
import { PLAIN_JSON, type Representation, type Resource } from '../../../http/representation.ts';
import { respond, unavailable } from '../../../http/respond.ts';
import type { Site } from '../../../http/serving/publication.ts';
import { linkSet } from '../../dataset/link-set.ts';
import { NATIVE } from './profile.ts';

/** How `?_profile=alt` lists what there is. */
const LIST: Representation = { ...PLAIN_JSON, mediaType: 'application/linkset+json', name: 'linkset' };

/**
 * The representation in the profile and the media type that the request asks for: `_profile` and `_mediatype` in the
 * address, else Accept-Profile and Accept. An address with a suffix is in the profile that it names, or in the
 * documents' own. A profile of the field that the resource is not offered in is passed over, and what is sent says which it is in.
 */
export function respondInProfile(
  c: Context,
  site: Site,
  resource: Resource,
  form: Representation | undefined,
): Response | Promise<Response> {
  const token = c.req.query('_profile');
  if (token === 'alt') return respond(c, site, alternates(site, resource), LIST);
  const named = token === undefined ? undefined : inNamed(resource, token);
  const mediaType = c.req.query('_mediatype');
  const profiles = form === undefined && named === undefined ? field(c, 'accept-profile') : undefined;
  const chosen =
    named ??
    (profiles === undefined ? resource : preferred(resource, profiles, mediaType ?? field(c, 'accept')));
  if (form === undefined)
    return respond(c, site, chosen, mediaType === undefined ? undefined : formNamed(chosen, mediaType));
  if (!chosen.representations.includes(form))
    throw new Problem('not-found', `There is no ${form.label} of this resource.`);
  return respond(c, site, chosen, form);
}

function inNamed(resource: Resource, token: string): Resource {
  const known = [{ profile: NATIVE, resource }, ...offered(resource)];
  const found = known.find(({ profile }) => token === profile.token || token === profile.iri)?.resource;
  if (found) return found;
  throw new Problem('not-found', 'This resource is not offered in this profile.', {
    links: offered(resource).map(({ profile, resource: { urlOf, representations: forms } }) => ({
      href: (forms[0] && urlOf?.(forms[0])) ?? profile.iri,
      label: profile.token,
    })),
  });
}

/** A representation in a profile that was asked for comes before any other, whatever its media type. */
function preferred(resource: Resource, field: string, accept: string | undefined): Resource {
  const known = [{ profile: NATIVE, resource }, ...offered(resource)];
  for (const profile of profilesIn(field)) {
    const found = known.find((one) => one.profile.iri === profile);
    const inIt = found && {
      ...found.resource,
      representations: found.resource.representations.filter(({ format }) => format),
    };
    if (found && inIt && negotiate(accept, inIt.representations)) return inIt;
  }
  return resource;
}

/** The profiles of an Accept-Profile field, best first. */
function profilesIn(field: string): readonly string[] {
  return weighted(field)
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([value]) => (value.startsWith('<') && value.endsWith('>') ? value.slice(1, -1) : value));
}

function formNamed(resource: Resource, mediaType: string): Representation {
  const form = negotiate(mediaType, resource.representations);
  if (form) return form;
  throw unavailable(resource.representations.map((one) => ({ ...one, href: resource.urlOf?.(one) ?? '' })));
}

function offered({ inProfiles = [] }: Resource) {
  return inProfiles.map((one) => ({ profile: one.profile, resource: one }));
}

/** Everything that there is of a resource, by profile and media type. */
function alternates(site: Site, resource: Resource): Resource {
  const all = [{ profile: NATIVE, resource }, ...offered(resource)];
  const links = all.flatMap(({ profile, resource: { representations: forms, urlOf } }) =>
    forms.map((form) => ({
      target: urlOf?.(form) ?? '',
      rel: 'alternate',
      type: form.mediaType,
      ...(form.format && { formats: profile.iri }),
    })),
  );
  return {
    address: resource.address,
    query: '_profile=alt',
    representations: [LIST],
    links: [],
    write: async () => linkSet([{ anchor: site.base + resource.address, links }]).json,
  };
}
