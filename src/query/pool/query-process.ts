import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { QueryError } from '../port.ts';
import { FrameReader, frameOf } from './frames.ts';
import {
  type ChildMessage,
  type EngineName,
  type MemberSettings,
  type SentQuery,
  type Task,
  type TaskMessage,
  warmUpTasks,
} from './messages.ts';

/** What a member is doing; while it is warming up, nobody waits for it. */
export type MemberState = 'loading' | 'idle' | 'warming' | 'busy' | 'ended';

/** What a member tells its pool. */
export interface MemberEvents {
  /** It has loaded the dataset: it is about to be free. */
  ready(): void;
  /** It can be asked. */
  free(queryProcess: QueryProcess): void;
  /** Its process has ended while it was loading, idle or busy. */
  ended(queryProcess: QueryProcess, reason: QueryError, during: MemberState): void;
}

/** What comes of a task: the bytes of the answer and the milliseconds of its execution. */
export interface Executed {
  readonly bytes: Uint8Array;
  readonly executed: number;
}

interface Assignment {
  resolve(executed: Executed): void;
  reject(error: QueryError): void;
}

const CHILD = new URL('./child.js', import.meta.url);
/** Templates that a process keeps, in characters of their JSON. */
const MAX_TEMPLATES = 1_048_576;
/** By which a process ends that used too much: V8 at the end of its heap, WebAssembly or a stack at theirs, the watchdog. */
const OWN_SIGNALS: readonly NodeJS.Signals[] = [
  'SIGABRT',
  'SIGSEGV',
  'SIGBUS',
  'SIGTRAP',
  'SIGILL',
  'SIGUSR2',
];
const KILLED = 'the process that worked on the query was ended from outside; ask again shortly';
const TOO_MUCH = 'the query needs more memory or stack than a query may use; ask for less';

/** The templates that a process has been sent, of which it is told when to forget them. */
class SentTemplates {
  readonly #ids = new Set<number>();
  #characters = 0;

  message({ template, constants }: NonNullable<Task['parsed']>): SentQuery {
    const { id, tree, places } = template;
    if (this.#ids.has(id)) return { id, constants };
    const forgets = this.#characters + tree.length > MAX_TEMPLATES && this.#ids.size > 0;
    if (forgets) {
      this.#ids.clear();
      this.#characters = 0;
    }
    this.#ids.add(id);
    this.#characters += tree.length;
    return { id, constants, template: { tree, places }, forgets };
  }
}

function lowerPriority(pid: number, niceness: number): void {
  try {
    setPriority(pid, Math.min(getPriority() + niceness, constants.priority.PRIORITY_LOW));
  } catch {
    // Where the system forbids it, queries have the priority of all else.
  }
}

/** One child process as its pool sees it: it loads, then answers one task at a time, until it ends. */
export class QueryProcess {
  state: MemberState = 'loading';

  readonly #events: MemberEvents;
  readonly #engine: EngineName;
  #unwarmed: Task[] | undefined;
  readonly #process: ChildProcess;
  readonly #pipe: Socket;
  readonly #sent = new SentTemplates();
  readonly #growth: number;
  #assignment: Assignment | undefined;
  #reason: QueryError | undefined;
  #loaded = 0;
  #wasKilled = false;
  #complaint = '';

  constructor(settings: MemberSettings, events: MemberEvents) {
    this.#events = events;
    this.#engine = settings.engine;
    this.#growth = settings.growth;
    const { heap, niceness, ...childSettings } = settings;
    const words = [`--max-old-space-size=${heap}`, fileURLToPath(CHILD), JSON.stringify(childSettings)];
    this.#process = spawn(process.execPath, words, {
      // Neither NODE_OPTIONS nor a secret of the server reaches a process that evaluates strangers' queries.
      env: {},
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    if (this.#process.pid !== undefined) lowerPriority(this.#process.pid, niceness);
    this.#pipe = this.#process.stdio[3] as Socket;
    const reader = new FrameReader<ChildMessage>();
    this.#pipe.on('data', (chunk: Uint8Array) => {
      for (const { message, bytes } of reader.push(chunk)) this.#handle(message, bytes);
    });
    // An error of the pipe is followed by the end of the process, which settles the task.
    this.#pipe.on('error', () => {});
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(-400);
    });
    this.#process.on('error', (error) =>
      this.#end(new QueryError('failed', error.message, { cause: error })),
    );
    // When all that it said has been heard.
    this.#process.on('close', (code, signal) => {
      this.#wasKilled = signal === 'SIGKILL' && this.#reason === undefined;
      this.#end(this.#reason ?? this.#reasonOf(code, signal));
    });
  }

  /** Executes a task; only to be asked while idle. Rejects with the child's QueryError, or with why the child ended. */
  execute(task: Task): Promise<Executed> {
    this.state = 'busy';
    return this.#send(task);
  }

  /** Whether somebody else than its pool has ended it, by the signal that no process survives. */
  get wasKilled(): boolean {
    return this.#wasKilled;
  }

  /** Whether it has been given all tasks that make it fast. */
  get isWarm(): boolean {
    return this.#unwarmed?.length === 0;
  }

  /** Gives it the next of the tasks that make it fast, where it has not done all of them; only to be asked while idle. */
  warmUp(): void {
    this.#unwarmed ??= warmUpTasks(this.#engine);
    const task = this.#unwarmed.shift();
    if (task === undefined) return;
    this.state = 'warming';
    void this.#send(task).catch(() => {});
  }

  #send(task: Task): Promise<Executed> {
    return new Promise((resolve, reject) => {
      this.#assignment = { resolve, reject };
      for (const chunk of frameOf(this.#messageOf(task))) this.#pipe.write(chunk);
    });
  }

  #messageOf({ query, parsed, ...task }: Task): TaskMessage {
    if (this.#engine !== 'columnar') return { ...task, query };
    return { ...task, ...(parsed && { parsed: this.#sent.message(parsed) }) };
  }

  /** Whether it was told to end: it takes the processor no longer, even if its exit is still to be heard of. */
  get isEnding(): boolean {
    return this.#reason !== undefined;
  }

  /** Ends the process at once, whatever it does. */
  kill(reason: QueryError): void {
    this.#reason ??= reason;
    this.#process.kill('SIGKILL');
  }

  #handle(message: ChildMessage, bytes: Uint8Array): void {
    if (message.kind === 'unready') {
      this.#reason = new QueryError('failed', message.message);
      return;
    }
    if (message.kind === 'ready') this.#load(message.rss);
    else this.#settle(message, bytes);
    if (message.kind === 'failure' && message.last) return;
    // Memory that an engine took it does not give back: past a quarter of the allowance the child is renewed.
    if (message.rss > this.#loaded + this.#growth / 4) this.kill(new QueryError('failed', 'renewed'));
    else this.#free();
  }

  #load(rss: number): void {
    this.#loaded = rss;
    this.#events.ready();
  }

  #settle(message: Extract<ChildMessage, { kind: 'answer' | 'failure' }>, bytes: Uint8Array): void {
    const assignment = this.#assignment;
    this.#assignment = undefined;
    if (message.kind === 'answer') assignment?.resolve({ bytes, executed: message.executed });
    else assignment?.reject(new QueryError(message.failure.kind, message.failure.message, message.failure));
  }

  #free(): void {
    if (this.state === 'ended') return;
    this.state = 'idle';
    this.#events.free(this);
  }

  #reasonOf(code: number | null, signal: NodeJS.Signals | null): QueryError {
    if (this.state === 'busy' && signal !== null) {
      return OWN_SIGNALS.includes(signal)
        ? new QueryError('too-large', TOO_MUCH)
        : new QueryError('busy', KILLED);
    }
    const how = signal ?? `code ${code}`;
    return new QueryError('failed', `a query process ended with ${how}: ${this.#complaint.trim()}`);
  }

  #end(reason: QueryError): void {
    if (this.state === 'ended') return;
    const during = this.state;
    this.state = 'ended';
    this.#assignment?.reject(reason);
    this.#assignment = undefined;
    this.#events.ended(this, reason, during);
  }
}
