import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Ended, runWarm } from './warm-program.ts';

/** The program, as it was built of this tree. */
export const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const [NODE_MAJOR] = process.versions.node.split('.');

/** For Node that runs tests and the programs that they start: most end before code that was optimized early has paid for it, which is a quarter of their work. Node 22 and later have no such flag. */
export const NODE_FLAGS = NODE_MAJOR === '20' ? ['--interrupt-budget=1000000'] : [];

/** Another `munpart` than the one of this tree, and who runs it: a user's number, which only root may choose. */
export interface Installed {
  readonly command?: readonly string[];
  readonly uid?: number | undefined;
}

/** The program at work in a process of its own, and what it has printed so far. */
export class Program {
  readonly process: ChildProcess;
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;

  /** Starts `munpart` with these words in this directory: the one of this tree, by this user, unless told otherwise. */
  constructor(
    words: readonly string[],
    cwd: string,
    env: Readonly<Record<string, string>> = {},
    { command = [process.execPath, ...NODE_FLAGS, MAIN], uid }: Installed = {},
  ) {
    const [file = '', ...first] = command;
    this.process = spawn(file, [...first, ...words], {
      cwd,
      ...(uid !== undefined && { uid, gid: uid }),
      env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process.stdout?.on('data', (chunk) => {
      this.stdout += chunk;
    });
    this.process.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.ended = once(this.process, 'close').then(([code]) => {
      // A file that the program has left to the garbage collector.
      if (this.stderr.includes('DEP0137')) throw new Error(this.stderr);
      return { code: code as number | null, stdout: this.stdout, stderr: this.stderr };
    });
  }

  /** Where it serves, as soon as it says so; throws where it ends instead. */
  async url(): Promise<string> {
    await this.until(() => this.stdout.includes('\n'));
    const url = / at (\S+)\n/.exec(this.stdout)?.[1];
    if (url === undefined) throw new Error(`no address: ${this.stdout}${this.stderr}`);
    return url;
  }

  /** Waits for something to come true; throws with all output where the program ends, or a minute passes, before. */
  async until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + 60_000;
    while (!(await isSo())) {
      if (this.process.exitCode !== null || Date.now() > end) throw new Error(this.stdout + this.stderr);
      await pause(25);
    }
  }

  /** Sends a signal and waits for the end. */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.process.kill(signal);
    return this.ended;
  }
}

/** Commands that end by themselves and leave nothing at work. */
const WARM = new Set([
  'build',
  'check',
  'compare',
  'diff',
  'doctor',
  'export',
  'import',
  'init',
  'link',
  'load',
  'site',
  'verify',
]);

/** One run of `munpart`, to its end: in a process that has run others before, where the command allows it and nobody else's program is meant. */
export function run(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  installed?: Installed,
): Promise<Ended> {
  if (installed !== undefined || !WARM.has(words[0] ?? '')) return runAlone(words, cwd, env, installed);
  return runWarm({
    main: MAIN,
    words,
    cwd,
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, ...env },
  });
}

/** The same in a process of its own, as users run it. */
export function runAlone(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
  installed: Installed = {},
): Promise<Ended> {
  return new Program(words, cwd, env, installed).ended;
}

/** Milliseconds without doing anything. */
export function pause(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** Ids of the processes that a process started and that still run (Linux's /proc); only of those that run a program of this name, where one is given. */
export async function childrenOf(parent: number | undefined, program = ''): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(ids.map(async (id) => ({ id, ...(await statusOf(id)) })));
  const children = found.filter(({ parent: of, state }) => of === parent && state !== 'Z');
  const words = await Promise.all(
    children.map(({ id }) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')),
  );
  return children.filter((_, at) => words[at]?.includes(program)).map(({ id }) => id);
}

/** Which of the processes still run after five seconds, or none as soon as none does; one that only waits to be collected does not run. */
export async function survivors(ids: readonly number[]): Promise<number[]> {
  for (let patience = 200; ; patience--) {
    const states = await Promise.all(ids.map(statusOf));
    const running = ids.filter((_, index) => !['Z', undefined].includes(states[index]?.state));
    if (running.length === 0 || patience === 0) return running;
    await pause(25);
  }
}

/** State and parent from /proc/{id}/stat, whose second field is a name in parentheses. */
async function statusOf(id: number): Promise<{ state?: string; parent?: number }> {
  try {
    const [state = '', parent] = (await readFile(`/proc/${id}/stat`, 'utf8'))
      .replace(/^.*\) /s, '')
      .split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return {};
  }
}
