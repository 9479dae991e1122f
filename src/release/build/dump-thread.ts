import { parentPort } from 'node:worker_threads';
import { codeOf } from '../../text/error-code.ts';
import { type DumpData, type DumpSource, runDumpJob, sourceOf } from './dump-job.ts';
import type { DumpReply } from './dump-threads.ts';
import { DUMPS } from './dumps.ts';

/** What dumps are written of, as soon as it is known. */
let source: DumpSource;

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

parentPort?.on('message', async (message: DumpData | readonly string[]) => {
  if ('columns' in message) source = sourceOf(message);
  else parentPort?.postMessage(await reply(message));
});
