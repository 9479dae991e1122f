import { connect } from 'node:net';

const CHUNK = 65_536;

/** The text of a GET request on a connection that stays open. */
export function requestFor(path, accept, coding = 'gzip') {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: ${accept}\r\nAccept-Encoding: ${coding}\r\n\r\n`;
}

/**
 * Answers a second that a server gives to so many connections, each of which asks again as soon as it has its answer.
 * Counts whole answers by Content-Length; rejects where one is not a 200. `request` gives the text of the next request.
 *
 * @param {{ port: number, request: () => string, connections: number, milliseconds: number }} load
 */
export async function answersPerSecond({ port, request, connections, milliseconds }) {
  const from = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askAgainAndAgain(port, request, from + milliseconds)),
  );
  return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - from)) * 1000;
}

/** The client reads into one buffer and looks at nothing but the head, so that what it takes itself of the processor is small beside what the server takes. */
function askAgainAndAgain(port, request, until) {
  return new Promise((resolve, reject) => {
    let count = 0;
    let missing = 0;
    const onRead = (length, bytes) => {
      missing = missing > 0 ? missing - length : remaining(bytes.subarray(0, length), reject);
      if (missing > 0) return;
      count++;
      if (performance.now() < until) socket.write(request());
      else {
        resolve(count);
        socket.end();
      }
    };
    const onread = { buffer: Buffer.alloc(CHUNK), callback: onRead };
    const socket = connect({ port, host: '127.0.0.1', onread }, () => socket.write(request()));
    socket.setNoDelay(true);
    socket.on('error', reject);
    // A promise settles once: after the last answer this says nothing.
    socket.on('close', () => reject(new Error('the server closed the connection')));
  });
}

/** Bytes of the answer that are still to come; the head always fits into the first chunk. */
function remaining(chunk, reject) {
  const end = chunk.indexOf('\r\n\r\n');
  const head = chunk.latin1Slice(0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) {
    reject(new Error(`${head.split('\r\n', 1)[0]} ${chunk.toString('utf8', end + 4, end + 400)}`));
  }
  return end + 4 + Number(length) - chunk.length;
}
