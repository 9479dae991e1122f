import { type Check, expectThat, finding } from '../check.ts';
import { ALL_POINTS, byDimension, type Mark, rating, scoreOf, urlsToAsk } from '../quality/index.ts';
import { Broken, type RemoteSite } from '../site.ts';

/** The metadata as data.europa.eu would assess them: the score, what it lacks, and that the files it names are there. */
export const QUALITY: Check = {
  title: 'Quality of the metadata (data.europa.eu MQA)',
  async *run(site) {
    const statuses = await ask(site);
    const score = scoreOf(site.description, `${site.base}dataset`, statuses);
    const parts = byDimension(score).map(({ dimension, points }) => `${dimension} ${points}`);
    yield remark(`${score.points} of ${ALL_POINTS} points, ${rating(score.points)}: ${parts.join(', ')}`);
    for (const mark of score.marks.filter(({ without }) => without.length > 0)) yield remark(lack(mark));
    yield finding('the addresses of its own files answer HEAD', async () => {
      const [lost] = [...statuses].filter(([url, status]) => url.startsWith(site.base) && status >= 400);
      expectThat(lost === undefined, `${lost?.[0]}: ${lost?.[1]}`);
    });
  },
};

/** The status of every URL of a distribution, each asked by HEAD as the portal does. */
async function ask(site: RemoteSite): Promise<ReadonlyMap<string, number>> {
  const statuses = new Map<string, number>();
  for (const url of urlsToAsk(site.description, `${site.base}dataset`))
    statuses.set(url, await statusOf(site, url));
  return statuses;
}

/** 0 where there is no answer, or where the URL leads to somebody else. */
async function statusOf(site: RemoteSite, url: string): Promise<number> {
  try {
    return (await site.ask(url, { method: 'HEAD' })).status;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return 0;
  }
}

function remark(text: string) {
  return { ok: true, text, isRemark: true };
}

function lack({ metric, points, without }: Mark): string {
  const [first = '', ...others] = without;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return `${metric.name} ${Math.floor(points)} of ${metric.points}: ${metric.asks} is missing of <${first}>${more}`;
}
