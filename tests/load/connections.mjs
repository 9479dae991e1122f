import { connect } from 'node:net';

/**
 * Answers a second that a server gives to so many connections, each of which asks again as soon as it has its answer.
 * Counts whole answers by Content-Length; rejects where one is not a 200.
 *
 * @param {{ port: number, path: string, accept: string, connections: number, milliseconds: number }} load
 */
export async function answersPerSecond({ port, path, accept, connections, milliseconds }) {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: ${accept}\r\nAccept-Encoding: gzip\r\n\r\n`;
  const from = performance.now();
  const counts = await Promise.all(
    Array.from({ length: connections }, () => askAgainAndAgain(port, request, from + milliseconds)),
  );
  return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - from)) * 1000;
}

function askAgainAndAgain(port, request, until) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let count = 0;
    let missing = 0;
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      missing = missing > 0 ? missing - chunk.length : remaining(chunk, reject);
      if (missing > 0) return;
      count++;
      if (performance.now() < until) socket.write(request);
      else socket.end(() => resolve(count));
    });
  });
}

/** Bytes of the answer that are still to come; the head always fits into the first chunk. */
function remaining(chunk, reject) {
  const end = chunk.indexOf('\r\n\r\n');
  const head = chunk.latin1Slice(0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200') || length === undefined) reject(new Error(head.split('\r\n', 1)[0]));
  return end + 4 + Number(length) - chunk.length;
}
