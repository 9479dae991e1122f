import { against, row, seconds } from '../rows.mjs';

const MOST_TIME = 1_000;
const MOST_BYTES = 120_000;
/** What people open first, and whether its size has a bound: files are as large as the data. */
const VISITS = [
  ['', true],
  ['partnerships', true],
  ['partnerships?country=DEU&field=culture', true],
  ['places', true],
  ['fields/matrix', true],
  ['network', true],
  ['search?q=Bada', true],
  ['dataset', true],
  ['releases', true],
  ['feed', false],
  ['feed.atom', false],
  ['sitemap.xml', false],
  ['partnerships.csv', false],
  ['partnerships.json', false],
  ['places.csv', false],
];

/** The first visit of each address after start, one after the other, as a browser asks: until it is whole, a file until it begins. */
export async function cold({ ports }) {
  const rows = [];
  for (const [address, isBounded] of VISITS) {
    const from = performance.now();
    const response = await fetch(`http://127.0.0.1:${ports.munpart}/${address}`, {
      headers: { accept: 'text/html, */*;q=0.5', 'accept-encoding': 'identity' },
      redirect: 'follow',
    });
    let byteLength = 0;
    let begun;
    for await (const bytes of response.body) {
      begun ??= performance.now() - from;
      byteLength += bytes.byteLength;
    }
    const whole = performance.now() - from;
    const size = `${Math.round(byteLength / 1_000)} kB${isBounded ? '' : ` in ${seconds(whole)}`}`;
    const what = `first visit of /${address}: ${response.status}, ${size}`;
    const timed = against(what, isBounded ? whole : begun, { most: MOST_TIME, print: seconds });
    const isSound = response.ok && (!isBounded || byteLength <= MOST_BYTES);
    rows.push(isSound ? timed : row(what, timed.measured, { aim: '≤ 120 kB', met: false }));
  }
  return rows;
}
