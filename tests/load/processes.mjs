import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare.mjs', import.meta.url));
/** Milliseconds after which a server that does not answer is given up. */
const PATIENCE = 300_000;

/** `munpart` with these words; what it says on standard error is kept for when it fails. */
export function munpart(words) {
  return started(process.execPath, [MAIN, ...words]);
}

/** A bare Hono hello-world on the port. */
export function bare(port) {
  return started(process.execPath, [BARE, String(port)]);
}

/** A process, with its last words on standard error. */
export function started(command, words, options = {}) {
  const child = spawn(command, words, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  child.complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    child.complaint = (child.complaint + text).slice(-2_000);
  });
  child.on('error', (error) => {
    child.complaint += error.message;
  });
  return child;
}

/** Waits for the end of a process; rejects where it fails. */
export async function ended(child) {
  const [code] = child.exitCode === null ? await once(child, 'close') : [child.exitCode];
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${child.complaint}`);
}

/** Runs `munpart` with these words to its end: milliseconds, and the most bytes that `memory` found, asked at this interval in milliseconds. After so many milliseconds as `limit` it is ended, and `isStopped`. */
export async function timed(
  words,
  { limit = Number.POSITIVE_INFINITY, memory = peakMemory, interval = 20 } = {},
) {
  const from = performance.now();
  const child = munpart(words);
  const end = ended(child);
  let isOver = false;
  let isStopped = false;
  let peak = 0;
  const over = () => {
    isOver = true;
  };
  end.then(over, over);
  while (!isOver) {
    peak = Math.max(peak, (await memory(child)) ?? 0);
    await Promise.race([end.catch(() => {}), pause(interval)]);
    isStopped ||= performance.now() - from > limit;
    if (isStopped) child.kill('SIGKILL');
  }
  if (!isStopped) await end;
  return { milliseconds: performance.now() - from, peak, isStopped };
}

/** Ends a process and waits until it is gone. */
export async function stopped(child, signal = 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

/** Waits until a server has the answer ready; rejects where its process ends instead. */
export async function answering(url, child, accept = '*/*') {
  const until = performance.now() + PATIENCE;
  while (performance.now() < until) {
    const ok = await fetch(url, { headers: { accept } }).then(
      async (response) => (await response.arrayBuffer()) && response.ok,
      () => false,
    );
    if (ok) return;
    if (child.exitCode !== null || child.pid === undefined) break;
    await pause(20);
  }
  throw new Error(`${url} does not answer: ${child.complaint}`);
}

/** Bytes of memory that a process has held at most so far (Linux); undefined where the system does not say. */
export async function peakMemory({ pid }) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /^VmHWM:\s+(\d+) kB/m.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) * 1024;
}

/** Ids of the processes that a process has started (Linux). */
export async function childrenOf({ pid }) {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = await Promise.all(ids.map(parentOf));
  return ids.filter((_, index) => parents[index] === pid);
}

/** From /proc/{id}/stat, whose second field is a name in parentheses. */
async function parentOf(id) {
  const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
  return Number(text.replace(/^.*\) /s, '').split(' ')[1]);
}

/** Bytes of memory that a process, those that it has started and theirs hold (Linux): what several share, as the program itself, counts once (PSS). */
export async function memoryOf({ pid }) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  const own = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
  const children = await childrenOf({ pid });
  const theirs = await Promise.all(children.map((id) => memoryOf({ pid: id })));
  return theirs.reduce((sum, bytes) => sum + bytes, own);
}

/** A port that nobody listens on. */
export function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
