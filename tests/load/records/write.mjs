import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { townSlug } from './names.mjs';
import { page, sizes } from './pages.mjs';
import { registers } from './registers.mjs';

/** Writes records of so many partnerships, the same at every call, into the directory; gives the towns' slugs, first those that publish pages. */
export async function writeRecords(directory, partnerships) {
  const { pages, towns } = sizes(partnerships);
  await mkdir(join(directory, 'pages'), { recursive: true });
  for (const [name, pieces] of Object.entries(registers(towns))) {
    await pipeline(Readable.from(pieces), createWriteStream(join(directory, name)));
  }
  for (let number = 0; number < pages; number++) {
    await writeFile(join(directory, 'pages', `${townSlug(number)}.yaml`), page(number, towns));
  }
  return Array.from({ length: towns }, (_, number) => townSlug(number));
}
