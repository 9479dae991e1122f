import { readFile } from 'node:fs/promises';
import {
  parseRejections,
  parseReview,
  type Rejections,
  type ReviewEntry,
} from '../../features/wikidata/review/index.ts';
import { isAbsent } from '../../text/error-code.ts';

/** The files of a linking: what is to be reviewed, and what was rejected. */
export interface LinkFiles {
  readonly review: string;
  readonly rejected: string;
}

/** The reviews in a file; none where there is no file. */
export async function reviewsIn(file: string): Promise<readonly ReviewEntry[]> {
  const text = await textOf(file);
  return text === undefined ? [] : parseReview(text, file);
}

/** The rejections in a file; none where there is no file. */
export async function rejectionsIn(file: string): Promise<Rejections> {
  const text = await textOf(file);
  return text === undefined ? {} : parseRejections(text, file);
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
}
