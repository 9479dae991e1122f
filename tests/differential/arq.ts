import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { JENA_JARS, jenaClassPath } from '../conformance/jena.ts';
import type { Compared } from './engines.ts';

const PROGRAM = join(import.meta.dirname, 'Arq.java');
const OPTIONS = [
  '-Xmx512m',
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=off',
];

/** Jena's ARQ in a process that stays; `undefined` where Java or Jena is not installed (Debian: default-jre-headless, libapache-jena-java). */
export async function startArq(): Promise<Compared | undefined> {
  const isInstalled =
    JENA_JARS.every((jar) => existsSync(jar)) && spawnSync('java', ['-version']).error === undefined;
  if (!isInstalled) return undefined;
  const directory = await mkdtemp(join(tmpdir(), 'munpart-arq-'));
  const program = spawn('java', [...OPTIONS, '-cp', await jenaClassPath(directory), PROGRAM], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = new AnswerLines(program);
  return {
    name: 'ARQ',
    keepsForms: true,
    load(quads) {
      answers.send('D', quads);
      return async (query) => {
        answers.send('Q', query);
        const line = await answers.next();
        if (line.startsWith('E')) throw new Error(line.slice(1));
        return Buffer.from(line.slice(1), 'base64').toString();
      };
    },
    close() {
      program.kill();
      rmSync(directory, { recursive: true });
    },
  };
}

const ENDED = 'Ethe program has ended';

class AnswerLines {
  readonly #program: ChildProcessByStdio<Writable, Readable, null>;
  #hasEnded = false;
  readonly #waiting: ((line: string) => void)[] = [];

  constructor(program: ChildProcessByStdio<Writable, Readable, null>) {
    this.#program = program;
    createInterface(program.stdout).on('line', (line) => this.#waiting.shift()?.(line));
    program.on('exit', () => {
      this.#hasEnded = true;
      for (const answer of this.#waiting.splice(0)) answer(ENDED);
    });
  }

  send(kind: 'D' | 'Q', text: string): void {
    this.#program.stdin.write(`${kind}${Buffer.from(text).toString('base64')}\n`);
  }

  next(): Promise<string> {
    return this.#hasEnded ? Promise.resolve(ENDED) : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
