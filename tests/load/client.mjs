import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { requestFor } from './connections.mjs';

const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

/** One connection that asks one thing after another and measures how long each whole answer takes. */
export class Client {
  #port;
  #socket;
  #answer;

  constructor(port) {
    this.#port = port;
  }

  /** The answer to a GET: its body, and the milliseconds from asking to its last byte; rejects where it is not a 200. */
  async ask(path, accept) {
    const request = requestFor(path, accept, 'identity');
    const socket = await this.#connected();
    const from = performance.now();
    const whole = await new Promise((resolve, reject) => {
      this.#answer = new Answer(resolve, reject);
      socket.write(request);
    });
    return { milliseconds: performance.now() - from, body: bodyOf(whole) };
  }

  /** What is being asked is given up: it rejects. */
  close() {
    this.#socket?.destroy();
  }

  /** Servers may close a connection between two answers, which is heard of only when nothing else keeps this process at work. */
  async #connected() {
    await setImmediate();
    if (this.#socket?.writable && !this.#socket.readableEnded) return this.#socket;
    const socket = connect(this.#port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.#answer?.add(chunk));
    socket.on('error', (error) => this.#answer?.fail(error));
    socket.on('close', () => this.#answer?.fail(new Error('the server closed the connection')));
    this.#socket = socket;
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return socket;
  }
}

/** An answer that comes in pieces. */
class Answer {
  #pieces = [];
  #length = 0;
  #expected;
  #resolve;
  #reject;

  constructor(resolve, reject) {
    this.#resolve = resolve;
    this.#reject = reject;
  }

  fail(error) {
    this.#reject(error);
  }

  add(chunk) {
    this.#pieces.push(chunk);
    this.#length += chunk.length;
    this.#expected ??= this.#length < 4 ? undefined : lengthOf(Buffer.concat(this.#pieces));
    const isWhole = this.#expected === 'chunked' ? this.#endsChunked() : this.#length >= this.#expected;
    if (isWhole) this.#settle(Buffer.concat(this.#pieces));
  }

  /** The last bytes may come in several pieces. */
  #endsChunked() {
    const tail = Buffer.concat(this.#pieces.slice(-LAST_CHUNK.length));
    return tail.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
  }

  #settle(whole) {
    const [status] = whole.subarray(0, 200).toString('latin1').split('\r\n', 1);
    if (/^HTTP\/1.1 200 /.test(status)) this.#resolve(whole);
    else this.#reject(new Error(`${status}\n${bodyOf(whole).toString().slice(0, 500)}`));
  }
}

/** Bytes of head and body together, `chunked`, or undefined while the head is not there. */
function lengthOf(bytes) {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString('latin1', 0, end))?.[1];
  return length === undefined ? 'chunked' : end + 4 + Number(length);
}

function bodyOf(whole) {
  const end = whole.indexOf('\r\n\r\n') + 4;
  const body = whole.subarray(end);
  return /\r\ntransfer-encoding: *chunked/i.test(whole.toString('latin1', 0, end)) ? joined(body) : body;
}

/** The content of a chunked body (RFC 9112 §7.1). */
function joined(body) {
  const parts = [];
  for (let at = 0; ; ) {
    const line = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, line), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
  }
}
