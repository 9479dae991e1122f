import { Worker } from 'node:worker_threads';
import { Problem } from '../../http/problem.ts';

/** What the thread says of a drawing: the bytes of its PNG, or why there are none. */
export type RenderReply = { readonly png: Uint8Array } | { readonly failure: string };

const THREAD = new URL('./render-thread.js', import.meta.url);
/** Pictures that wait for the thread, at most: robots that want more come back. */
const MAX_WAITING = 16;
/** Milliseconds after which a picture is given up; one takes a tenth of a second, the first a few. */
const DEADLINE = 60_000;
/** Milliseconds without work after which the thread ends: it holds fifty megabytes. */
const IDLE = 60_000;

let thread: Worker | undefined;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();
let idle: NodeJS.Timeout | undefined;

/** The PNG of an SVG, in pixels as the SVG says, drawn in a thread of its own, one after the other. Throws a Problem `busy` where too many wait. */
export async function renderPng(svg: string): Promise<Uint8Array> {
  if (waiting >= MAX_WAITING) {
    throw new Problem('busy', 'Too many pictures are being drawn; please try again shortly.', {
      fields: { 'retry-after': '5' },
    });
  }
  waiting++;
  const mine = last.then(() => renderedInTurn(svg));
  last = mine.catch(() => {});
  return mine.finally(() => waiting--);
}

async function renderedInTurn(svg: string): Promise<Uint8Array> {
  clearTimeout(idle);
  thread ??= started();
  const reply = await replyOf(thread, svg);
  idle = setTimeout(end, IDLE).unref();
  if ('png' in reply) return reply.png;
  throw new Error(`a picture was not drawn: ${reply.failure}`);
}

function replyOf(worker: Worker, svg: string): Promise<RenderReply> {
  return new Promise((resolve) => {
    const settle = (reply: RenderReply) => {
      clearTimeout(clock);
      worker.off('message', settle).off('exit', ended);
      resolve(reply);
    };
    const ended = () => settle({ failure: 'the thread ended' });
    const clock = setTimeout(() => {
      end();
      settle({ failure: 'it took too long' });
    }, DEADLINE);
    worker.on('message', settle).on('exit', ended);
    worker.postMessage(svg);
  });
}

function started(): Worker {
  const worker = new Worker(THREAD);
  worker.unref();
  // An error is followed by the exit; the next picture starts another thread.
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (thread === worker) thread = undefined;
  });
  return worker;
}

function end(): void {
  void thread?.terminate();
  thread = undefined;
}
