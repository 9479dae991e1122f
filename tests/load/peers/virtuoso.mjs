import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answering, ended, freePort, started, stopped } from '../processes.mjs';

const GRAPH = 'urn:munpart';
const ISQL = ['isql-vt', 'isql'];
/** Milliseconds for loading: what takes longer is not compared. */
const PATIENCE = 1_200_000;
/** Buffers of 8 KiB: one GiB, so that nothing waits for the disk. */
const BUFFERS = 131_072;

/** Parameters of the SPARQL Protocol that make Virtuoso read what munpart's default graph is. */
export const PARAMETERS = { 'default-graph-uri': GRAPH };

/** Whether Virtuoso is on this machine. */
export function hasVirtuoso() {
  return spawnSync('virtuoso-t', ['-?']).error === undefined && isql() !== undefined;
}

/** Virtuoso on a port of its own, with the N-Triples loaded; `directory` is its own. */
export async function startVirtuoso(directory, triples) {
  const [sql, http] = [await freePort(), await freePort()];
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'virtuoso.ini'), settings({ directory, triples, sql, http }));
  const child = started('virtuoso-t', ['+foreground', '+configfile', 'virtuoso.ini'], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const stop = () => stopped(child, 'SIGKILL');
  try {
    await answering(`http://127.0.0.1:${http}/sparql?query=ASK%7B%7D`, child);
    await load(sql, triples);
  } catch (error) {
    await stop();
    throw error;
  }
  return { port: http, stop };
}

async function load(port, triples) {
  const read = `DB.DBA.TTLP_MT(file_to_string_output('${triples}'), '', '${GRAPH}', 255)`;
  const child = started(isql(), [`127.0.0.1:${port}`, 'dba', 'dba', `exec=${read}; checkpoint;`]);
  const isLate = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
  await ended(child).finally(() => clearTimeout(isLate));
}

function isql() {
  return ISQL.find((name) => spawnSync(name, ['-?']).error === undefined);
}

function settings({ directory, triples, sql, http }) {
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
ServerThreads = 20
NumberOfBuffers = ${BUFFERS}
MaxDirtyBuffers = ${Math.floor(BUFFERS * 0.75)}
CheckpointInterval = 0
DirsAllowed = ${directory}, ${join(triples, '..')}
[HTTPServer]
ServerPort = 127.0.0.1:${http}
ServerThreads = 20
MaxKeepAlives = 20
KeepAliveTimeout = 60
[SPARQL]
ResultSetMaxRows = 10000000
MaxQueryExecutionTime = 60
`;
}
