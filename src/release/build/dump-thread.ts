import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { codeOf } from '../../text/error-code.ts';
import { unionLines } from '../n-quads/lines.ts';
import { FileLines } from '../n-quads/sorted-lines.ts';
import { type DumpReply, type DumpSource, type DumpThreadData, runDumpJob } from './dump-threads.ts';
import { DUMPS } from './dumps.ts';

const { directory, base, languages, offsets, merged, sums } = workerData as DumpThreadData;
const lines = new FileLines(join(directory, 'dataset.nq'), offsets);
const all = { lines, sums: sums.all };
const source: DumpSource = {
  directory,
  base,
  languages,
  all,
  described: merged === undefined ? all : { lines: unionLines(lines, merged), sums: sums.described },
};

async function reply(name: string): Promise<DumpReply> {
  const dump = DUMPS.find((each) => each.name === name);
  if (dump === undefined) throw new Error(`there is no dump ${name}`);
  try {
    return { result: await runDumpJob(source, dump) };
  } catch (error) {
    return { failure: { message: (error as Error).message, code: codeOf(error) } };
  }
}

parentPort?.on('message', async (name: string) => parentPort?.postMessage(await reply(name)));
