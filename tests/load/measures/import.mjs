import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { timed } from '../processes.mjs';
import { COUNTRIES, townName, townSlug } from '../records/names.mjs';
import { registers } from '../records/registers.mjs';
import { against, megabytes, seconds, told } from '../rows.mjs';

const MOST = 60_000;
const PUBLISHERS = 500;

/** Imports a table of so many rows, a fifth of which name new towns, into a register of as many places; with a tenth of both before it, so that it shows whether the time grows with their number or faster. */
export async function importing({ directory, base, smoke }) {
  const sizes = smoke ? [50, 100] : [1_000, 10_000];
  const times = [];
  let peak = 0;
  for (const size of sizes) {
    const place = join(directory, `import-${size}`);
    const table = await written(place, size);
    const ran = await timed(['import', table, '--data', place, '--base-iri', base, '--yes']);
    times.push(ran.milliseconds);
    peak = ran.peak;
  }
  const [tenth, whole] = times;
  return [
    told(`import of ${sizes[0]} rows, register of ${sizes[0]} places`, seconds(tenth)),
    against(`import of ${sizes[1]} rows, register of ${sizes[1]} places`, whole, {
      most: MOST,
      print: seconds,
    }),
    told('memory of it, peak', megabytes(peak)),
  ];
}

/** Records of so many places and a table of so many rows. */
async function written(place, size) {
  await mkdir(join(place, 'pages'), { recursive: true });
  for (const [name, pieces] of Object.entries(registers(size))) {
    await writeFile(join(place, name), [...pieces].join(''));
  }
  const codes = [...registers(size)['places.yaml']].join('').match(/(?<=^ {2}country: )\w+/gm);
  const english = new Intl.DisplayNames('en', { type: 'region' });
  const nameOf = (code) => english.of(COUNTRIES[code].split(' ')[0]);
  const publishers = Math.min(PUBLISHERS, size / 10);
  const rows = Array.from({ length: size }, (_, row) => {
    const isNew = row % 5 === 0;
    const number = isNew ? size + row : publishers + ((row * 7_919) % (size - publishers - 9));
    const country = isNew ? 'POL' : codes[number];
    // As long as two, so that it is not taken for another one misspelt.
    const partner = isNew ? townName(number) + townName(number + size).toLowerCase() : townName(number);
    return [townName(row % publishers), partner, nameOf(country), 1957 + (row % 66)].join(',');
  });
  // Two publishers of two countries, so that none is supposed for the others.
  for (const number of [0, codes.findIndex((code) => code !== codes[0])]) {
    const file = join(place, 'pages', `former-${townSlug(number)}.yaml`);
    await writeFile(file, pageOf(townSlug(number), townSlug(number + 1)));
  }
  // Beside the records: its mapping is none of them.
  const table = `${place}.csv`;
  await writeFile(table, `Municipality,Partner city,Country,Since\n${rows.join('\n')}\n`);
  return table;
}

/** A page of one partnership, under another name than the import gives its pages. */
function pageOf(publisher, partner) {
  return `page: { title: { en: Partners }, publisher: ${publisher}, language: en }
partnerships:
  - { partners: [${partner}], kind: twinning }
`;
}
