import { createHash } from 'node:crypto';
import { PREFIXES } from '../../rdf/namespaces.ts';
import { type Check, expectThat, finding } from '../check.ts';
import { expectStatus, type RemoteSite } from '../site.ts';

const { dcat, spdx } = PREFIXES;

/** Every file that the description lists has the size and the checksum that it states. */
export const DUMPS: Check = {
  title: 'Dumps',
  async *run(site) {
    const distributions = site.description.filter(
      ({ predicate }) => predicate.value === `${dcat}distribution`,
    );
    yield finding('the description lists files', async () => {
      expectThat(distributions.length > 0, 'it lists none');
    });
    for (const { object } of distributions) {
      const download = objectOf(site, object.value, `${dcat}downloadURL`);
      if (download !== undefined) yield dump(site, object.value, download);
    }
  },
};

function dump(site: RemoteSite, distribution: string, download: string) {
  return finding(download.slice(download.lastIndexOf('/') + 1), async () => {
    const reply = await site.ask(download);
    expectStatus(download, reply, 200);
    const size = objectOf(site, distribution, `${dcat}byteSize`);
    expectThat(String(reply.bytes.byteLength) === size, `${reply.bytes.byteLength} bytes instead of ${size}`);
    const checksum = objectOf(site, distribution, `${spdx}checksum`) ?? '';
    const stated = objectOf(site, checksum, `${spdx}checksumValue`);
    const found = createHash('sha256').update(reply.bytes).digest('hex');
    expectThat(found === stated, `its SHA-256 is ${found}, not ${stated}`);
    const head = await site.ask(download, { method: 'HEAD' });
    expectThat(
      head.headers.get('content-length') === size,
      `HEAD states ${head.headers.get('content-length')} bytes`,
    );
  });
}

function objectOf({ description }: RemoteSite, subject: string, property: string): string | undefined {
  return description.find((quad) => quad.subject.value === subject && quad.predicate.value === property)
    ?.object.value;
}
