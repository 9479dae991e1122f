import { parentPort, workerData } from 'node:worker_threads';
import { codeOf } from '../../text/error-code.ts';
import { EncodedLines } from '../n-quads/encoded-lines.ts';
import { unionLines } from '../n-quads/lines.ts';
import { type DumpReply, type DumpSource, type DumpThreadData, runDumpJob } from './dump-threads.ts';
import { DUMPS } from './dumps.ts';

const { directory, base, languages, columns, merged, sums } = workerData as DumpThreadData;
const lines = new EncodedLines(columns);
const all = { lines, sums: sums.all };
const source: DumpSource = {
  directory,
  base,
  languages,
  all,
  described: merged === undefined ? all : { lines: unionLines(lines, merged), sums: sums.described },
};

async function reply(names: readonly string[]): Promise<DumpReply> {
  try {
    return {
      results: await runDumpJob(
        source,
        DUMPS.filter(({ name }) => names.includes(name)),
      ),
    };
  } catch (error) {
    return { failure: { message: (error as Error).message, code: codeOf(error) } };
  }
}

parentPort?.on('message', async (names: readonly string[]) => parentPort?.postMessage(await reply(names)));
