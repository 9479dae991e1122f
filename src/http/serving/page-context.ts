import { existsSync } from 'node:fs';
import type { PageContext } from '../../pages/page-context.ts';
import { triplesIn } from '../../release/store/manifest.ts';
import { HTML, type Locale, type Resource } from '../representation.ts';
import { ownUrl } from '../response-headers.ts';
import type { Site } from './publication.ts';

/** What a page of a resource is told of its surroundings; the other forms are those of the resource. */
export function pageContext(site: Site, resource: Resource, locale: Locale): PageContext {
  const { language } = locale;
  const url = ownUrl(site, resource, locale);
  const { manifest, place } = site.publication.release;
  const seen = seenStatements(site);
  if (site.named) url.searchParams.set('release', manifest.name);
  return {
    language,
    languages: site.languages,
    base: site.base,
    namespace: site.namespace,
    vocabulary: site.vocabulary,
    url,
    manifest,
    ...(seen !== undefined && { seen }),
    released: place.date.slice(0, 10),
    ...(site.named && { asOf: place }),
    lists: site.lists,
    ...(site.general && { perspectives: site.perspectives }),
    compared: isCompared(site),
    embeddable: !site.settings.queriesInBrowser,
    alternates: resource.representations.flatMap((form) => {
      const href = form === HTML ? undefined : resource.urlOf?.(form);
      return href === undefined ? [] : [{ href, mediaType: form.mediaType, label: form.label }];
    }),
  };
}

/** How many statements queries see outside GRAPH; undefined where they see all that pages count. */
export function seenStatements({ publication }: Site): number | undefined {
  const { release, defaultGraph = 'own' } = publication;
  const seen = triplesIn(release.manifest, defaultGraph);
  return seen < release.manifest.triples ? seen : undefined;
}

/** Whether there is a snapshot to compare with. */
function isCompared({ settings: { snapshot } }: Site): boolean {
  return snapshot !== undefined && existsSync(snapshot);
}
