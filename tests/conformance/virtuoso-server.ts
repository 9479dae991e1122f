import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort } from './loopback.ts';

const PROGRAM = 'virtuoso-t';
const PATIENCE = 90_000;

/** The user and the password that a new database has. */
export const DBA = { user: 'dba', password: 'dba' } as const;

/** A Virtuoso with a database of its own on loopback; Debian's package is virtuoso-opensource. */
export class Virtuoso {
  /** Ends with `/`. */
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #directory: string;

  private constructor(url: string, started: ChildProcess, directory: string) {
    this.url = url;
    this.#process = started;
    this.#directory = directory;
  }

  /** Starts one that cuts results at so many rows; rejects with what it says where it does not start. */
  static async start(rows: number): Promise<Virtuoso> {
    const directory = await mkdtemp(join(tmpdir(), 'munpart-virtuoso-'));
    const [sql, http] = [await freePort(), await freePort()];
    await writeFile(join(directory, 'virtuoso.ini'), settings(sql, http, rows));
    const started = spawn(PROGRAM, ['+foreground', '+configfile', 'virtuoso.ini'], {
      cwd: directory,
      stdio: 'ignore',
    });
    const failed = once(started, 'error').then(([error]) => Promise.reject(error));
    const virtuoso = new Virtuoso(`http://127.0.0.1:${http}/`, started, directory);
    const said = () => readFile(join(directory, 'virtuoso.log'), 'utf8').catch(() => `no ${PROGRAM}`);
    const ready = answering(`${virtuoso.url}sparql?query=ASK%7B%7D`, started, { patience: PATIENCE, said });
    await Promise.race([failed, ready]);
    return virtuoso;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.pid !== undefined) {
      this.#process.kill('SIGKILL');
      await once(this.#process, 'exit');
    }
    await rm(this.#directory, { recursive: true, force: true });
  }
}

function settings(sql: number, http: number, rows: number): string {
  return `[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:${sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
CheckpointInterval = 0
SchedulerInterval = 10
[HTTPServer]
ServerPort = 127.0.0.1:${http}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = ${rows}
MaxQueryExecutionTime = 60
`;
}
