import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalize } from '../../src/rdf/canonical.ts';
import { iri, quad } from '../../src/rdf/terms.ts';
import { type FiveServed, serveFive } from './five-served.ts';
import { type Emitted, LdesClient } from './ldes-client.ts';
import { BASE } from './publication.ts';

let served: FiveServed;
beforeAll(async () => {
  served = await serveFive();
}, 180_000);
afterAll(() => served.close());

const client = () => new LdesClient((url, headers) => served.get(url.slice(BASE.length), headers));

/** What a follower of the stream has at an instant: the last version of each resource, as canonical N-Quads. */
function stateAt(members: readonly Emitted[], time = Number.POSITIVE_INFINITY): Promise<string> {
  const state = new Map<string, Emitted>();
  for (const member of members) {
    if (Date.parse(member.time) > time) continue;
    if (member.isDeletion) state.delete(member.versionOf);
    else state.set(member.versionOf, member);
  }
  const quads = [...state.values()].flatMap((member) =>
    member.quads.map(({ graph, quad: { subject, predicate, object } }) => {
      const [s, p, o] = [subject, predicate, object] as unknown as Parameters<typeof quad>;
      return quad(s, p, o, graph === '' ? undefined : iri(graph));
    }),
  );
  return canonicalize(quads);
}

const dumpOf = (number: number) =>
  readFile(join(served.all[number - 1]?.directory as string, 'dataset.nq'), 'utf8');

describe('/feed', () => {
  it('leads a client that replays it to every release, byte for byte', async () => {
    const members = await client().follow(`${BASE}feed`);
    expect(new Set(members.map(({ iri: one }) => one)).size).toBe(members.length);
    for (const [index, release] of served.all.entries()) {
      const state = await stateAt(members, Date.parse(release.place.date));
      expect(state === (await dumpOf(index + 1)), `release ${index + 1}`).toBe(true);
    }
    expect(await stateAt(members)).toBe(await dumpOf(5));
  });

  it('has a version of each resource for each release that changed it', async () => {
    const members = await client().follow(`${BASE}feed`);
    const versions = members.filter(({ versionOf }) => versionOf === `${BASE}id/place/parnu`);
    expect(versions.map(({ iri: one }) => one)).toEqual(
      [2, 4].map((number) => `${BASE}id/place/parnu?release=${served.nameOf(number)}`),
    );
    expect(versions.map(({ time }) => time)).toEqual(['2026-02-01T12:00:00Z', '2026-04-01T12:00:00Z']);
    expect(
      members.flatMap(({ quads }) => quads).some(({ quad: one }) => one.subject.termType === 'BlankNode'),
    ).toBe(false);
  });

  it('says what became of each resource, and when a release is complete', async () => {
    const members = await client().follow(`${BASE}feed`);
    const known = new Set<string>();
    for (const { change, versionOf } of members) {
      expect([versionOf, change === 'created']).toEqual([versionOf, !known.has(versionOf)]);
      if (change === 'deleted') known.delete(versionOf);
      else known.add(versionOf);
    }
    // What is withdrawn is no deletion: the data say of it when and why.
    expect(new Set(members.map(({ change }) => change))).toEqual(new Set(['created', 'updated']));
    const names = [...new Set(members.map(({ transaction }) => transaction))];
    expect(names).toEqual(served.all.map(({ manifest }) => `${BASE}releases/${manifest.name}`));
    for (const name of names) {
      const inIt = members.filter(({ transaction }) => transaction === name);
      expect(new Set(inIt.map(({ time }) => time)).size, name).toBe(1);
      // Whichever it is: a client that goes by time gives the member that completes a transaction last.
      expect(inIt.filter(({ isLast }) => isLast)).toHaveLength(1);
    }
  });

  it('has nothing new for a client that has it all, and asks it for one page only', async () => {
    const one = client();
    expect(await one.follow(`${BASE}feed`)).not.toEqual([]);
    one.statuses.length = 0;
    expect(await one.follow(`${BASE}feed`)).toEqual([]);
    expect(one.statuses).toEqual([{ url: `${BASE}feed`, status: 304 }]);
  });

  it('keeps its pages for good, and its root not', async () => {
    const root = await served.get('feed', { accept: 'text/turtle' });
    expect(root.headers.get('cache-control')).toContain('max-age=0');
    const address = `feed/page/${served.nameOf(2)}..${served.nameOf(3)}/1`;
    const page = await served.get(address, { accept: 'application/n-quads' });
    expect(page.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const again = await served.get(address, {
      accept: 'application/n-quads',
      'if-none-match': page.headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
    expect((await served.get(`${address}.trig`)).headers.get('content-type')).toContain('application/trig');
  });

  it.each(['feed/page/nothing/1', 'feed/page/NAME/2', 'feed/page/NAME/0', 'feed/page/NAME/x'])(
    '%s is not there',
    async (path) => {
      expect((await served.get(path.replace('NAME', served.nameOf(1)))).status).toBe(404);
    },
  );

  it('is not had in a syntax that would lose the graphs', async () => {
    const path = `feed/page/${served.nameOf(1)}/1`;
    expect((await served.get(path, { accept: 'text/turtle' })).status).toBe(406);
    expect((await served.get(path)).headers.get('content-type')).toContain('application/trig');
  });
});

describe('/feed.atom', () => {
  it.each([
    ['en', 'Daugavpils – Radom: agreement added (2003-05-04)', 'Changes of the data'],
    ['lv', 'Daugavpils – Radoma: vienošanās pievienota (2003-05-04)', 'Datu izmaiņas'],
  ])('tells people in %s what changed, newest first', async (language, title, feed) => {
    const response = await served.get(`feed.atom?lang=${language}`);
    expect(response.headers.get('content-type')).toContain('application/atom+xml');
    const text = await response.text();
    expect(text).toContain(title);
    expect(text).toContain(feed);
    const times = [...text.matchAll(/<updated>(.*?)<\/updated>/g)].map(([, time]) => time as string);
    expect(times.slice(1)).toEqual(times.slice(1).toSorted().toReversed());
    const ids = [...text.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is named by every page', async () => {
    const html = await (await served.get('releases.html')).text();
    expect(html).toContain('type="application/atom+xml"');
  });
});
