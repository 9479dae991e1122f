import { PREFIXES } from '../../rdf/namespaces.ts';
import { type Check, expectThat, finding } from '../check.ts';
import {
  ALL_POINTS,
  byDimension,
  type Mark,
  rating,
  type Score,
  scoreOf,
  urlsToAsk,
} from '../quality/index.ts';
import { Broken, type RemoteSite } from '../site.ts';

/** The metadata as data.europa.eu would assess them: the score, what it lacks, and that it is the one that the description states. */
export const QUALITY: Check = {
  title: 'Quality of the metadata (data.europa.eu MQA)',
  async *run(site) {
    const score = await assess(site);
    const parts = byDimension(score).map(({ dimension, points }) => `${dimension} ${points}`);
    yield remark(`${score.points} of ${ALL_POINTS} points, ${rating(score.points)}: ${parts.join(', ')}`);
    for (const mark of score.marks.filter(({ without }) => without.length > 0)) yield remark(lack(mark));
    yield finding('the description states this score', async () => {
      const stated = statedScore(site);
      expectThat(stated === String(score.points), `it states ${stated}`);
    });
  },
};

/** The score of a publisher, as the portal finds it: every URL of a distribution is asked by HEAD. */
export async function assess(site: RemoteSite): Promise<Score> {
  const dataset = `${site.base}dataset`;
  const statuses = new Map<string, number>();
  for (const url of urlsToAsk(site.description, dataset)) statuses.set(url, await statusOf(site, url));
  return scoreOf(site.description, dataset, statuses);
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

function statedScore({ description, base }: RemoteSite): string | undefined {
  const node = description.find(
    ({ predicate, object }) =>
      predicate.value === `${PREFIXES.dqv}isMeasurementOf` &&
      object.value === 'https://piveau.eu/ns/voc#scoring',
  )?.subject.value;
  return description.find(
    ({ subject, predicate }) =>
      subject.value === (node ?? `${base}dataset`) && predicate.value === `${PREFIXES.dqv}value`,
  )?.object.value;
}
