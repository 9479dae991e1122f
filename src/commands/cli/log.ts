import { logLine } from '../../http/serving/query-log.ts';
import { printIssue } from '../../records/reading/source.ts';
import type { Log } from '../publishing/build.ts';
import { ProgressDisplay } from './progress-display.ts';

/** Lines of the query log are written together: a write for each costs as much as an answer that is at hand. */
const LOG_INTERVAL = 50;
const logged: string[] = [];

const progress = new ProgressDisplay(process.stderr);

/** What the commands say, on the streams of the process: messages and progress on stderr, queries on stdout. */
export const log: Log = {
  progress: (state) => progress.show(state),
  issues(issues) {
    progress.clear();
    for (const issue of issues) console.error(printIssue(issue));
  },
  published({ manifest }) {
    progress.clear();
    console.error(`release ${manifest.id.slice(0, 12)}: ${manifest.quads} quads`);
  },
  failed(error) {
    progress.clear();
    console.error(`munpart: ${error.message}`);
  },
  note(text) {
    console.error(`munpart: ${text}`);
  },
  query(entry) {
    if (logged.push(logLine(entry)) === 1) setTimeout(writeLog, LOG_INTERVAL);
  },
};

/** Writes the queries that wait to be written. */
export function writeLog(): void {
  process.stdout.write(logged.splice(0).join(''));
}
