import { parentPort } from 'node:worker_threads';
import { codeOf } from '../../text/error-code.ts';
import { EncodedLines } from '../n-quads/encoded-lines.ts';
import { unionLines } from '../n-quads/lines.ts';
import { type DumpReply, type DumpSource, type DumpThreadData, runDumpJob } from './dump-threads.ts';
import { DUMPS } from './dumps.ts';

/** What dumps are written of, as soon as it is known. */
let source: DumpSource;

function sourceOf({ directory, base, languages, columns, merged, sums }: DumpThreadData): DumpSource {
  const lines = new EncodedLines(columns);
  const all = { lines, sums: sums.all };
  const described = merged === undefined ? all : { lines: unionLines(lines, merged), sums: sums.described };
  return { directory, base, languages, all, described };
}

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

parentPort?.on('message', async (message: DumpThreadData | readonly string[]) => {
  if ('columns' in message) source = sourceOf(message);
  else parentPort?.postMessage(await reply(message));
});
