import { logLine } from '../../http/serving/query-log.ts';
import { printIssue } from '../../records/reading/source.ts';
import type { Progress } from '../../release/index.ts';
import { codeOf } from '../../text/error-code.ts';
import type { Log } from '../publishing/build.ts';

/** Milliseconds of work before anything is said, and between two states of the line or two lines: a log is to hold no line of a build of the usual size, also where the machine is slow. */
const TERMINAL = { quiet: 2_000, interval: 100 };
const LOG = { quiet: 30_000, interval: 30_000 };

/** Where progress is shown. */
interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Shows how far work has come, and how long its step will take: on a terminal as one line that changes, in a log as a line for each step, and one now and then in a long one; work that is soon done is not mentioned. */
export class ProgressDisplay {
  readonly #output: Output;
  readonly #clock: () => number;
  #begun: number | undefined;
  #shown = Number.NEGATIVE_INFINITY;
  /** The step, when it began, and the one that was shown last. */
  #step = '';
  #since = 0;
  #shownStep = '';
  #isOnScreen = false;

  constructor(output: Output, clock: () => number = () => performance.now()) {
    this.#output = output;
    this.#clock = clock;
  }

  show(progress: Progress): void {
    const now = this.#clock();
    this.#begun ??= now;
    const { quiet, interval } = this.#output.isTTY ? TERMINAL : LOG;
    if (progress.step !== this.#step) [this.#step, this.#since] = [progress.step, now];
    const isDue = progress.step !== this.#shownStep || now - this.#shown >= interval;
    if (now - this.#begun < quiet || !isDue) return;
    [this.#shown, this.#shownStep] = [now, progress.step];
    const line = lineOf(progress, now - this.#since);
    this.#output.write(this.#output.isTTY ? `\r\u001B[K${line}` : `${line}\n`);
    this.#isOnScreen = this.#output.isTTY === true;
  }

  /** Takes the line from the terminal, before other lines are written and at the end; what comes then is new work. */
  clear(): void {
    this.#begun = undefined;
    if (this.#isOnScreen) this.#output.write('\r\u001B[K');
    this.#isOnScreen = false;
  }
}

/** Less of a step tells nothing of how long the rest will take. */
const TELLING = { share: 0.05, time: 2_000 };

function lineOf({ step, share, quads, files, last }: Progress, time: number): string {
  const isTelling = share !== undefined && share > TELLING.share && time > TELLING.time;
  const parts = [
    share === undefined ? [] : `${Math.floor(share * 100)} %`,
    isTelling ? `about ${durationOf((time * (1 - share)) / share)} left` : [],
    quads === undefined ? [] : `${quads.toLocaleString('en')} statements`,
    files === undefined ? [] : `${files.toLocaleString('en')} files`,
    last === undefined ? [] : `last ${last}`,
  ].flat();
  return parts.length === 0 ? step : `${step}: ${parts.join(', ')}`;
}

function durationOf(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

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

/** Ends the program in silence when nobody reads its standard output any more, as `head` does once it has its lines. */
export function endWhenUnread(): void {
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit();
    throw error;
  });
}
