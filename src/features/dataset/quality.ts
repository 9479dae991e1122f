import { measurements, scoreOf, urlsToAsk } from '../../doctor/quality/index.ts';
import { readOnce, type Site } from '../../http/serving/publication.ts';
import type { Quad } from '../../rdf/terms.ts';

/** Answers HEAD of a path of this very site with its status. */
export type Head = (path: string) => Promise<number>;

/** The score of a description as dqv:QualityMeasurement: every URL of it that is this site's own is asked for, once a release; what leads elsewhere counts as unanswered. */
export function qualityOf(site: Site, description: readonly Quad[], head: Head): Promise<readonly Quad[]> {
  return readOnce(site, 'quality', async () => {
    const dataset = `${site.base}dataset`;
    const statuses = new Map<string, number>();
    for (const url of urlsToAsk(description, dataset)) {
      if (url.startsWith(site.base)) statuses.set(url, await head(`/${url.slice(site.base.length)}`));
    }
    return measurements(scoreOf(description, dataset, statuses), dataset);
  });
}
