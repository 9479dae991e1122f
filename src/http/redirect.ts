import { CACHE, COMMON, locationField } from './fields.ts';

/** The answer 303: what the address names is described elsewhere; `location` is an absolute URL. */
export function seeOther(location: string, links: readonly string[] = []): Response {
  const fields = links.length > 0 ? { link: links.join(', ') } : {};
  return new Response(null, {
    status: 303,
    headers: {
      ...COMMON,
      'cache-control': CACHE.release,
      vary: 'Accept',
      ...locationField(location),
      ...fields,
    },
  });
}

/** The answer that what is asked for has another address for good: 301 where it was renamed, 308 where the address is another spelling. `location` is an absolute URL. */
export function moved(status: 301 | 308, location: string): Response {
  return new Response(null, {
    status,
    headers: { ...COMMON, 'cache-control': CACHE.release, ...locationField(location) },
  });
}
