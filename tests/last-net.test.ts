import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const FAILURES = new URL('../src/http/serving/failures.ts', import.meta.url).href;
const SCRIPT = `
const { Failures } = await import(${JSON.stringify(FAILURES)});
const { Readable } = await import('node:stream');
const heard = [];
const failures = new Failures((error) => {
  heard.push(error.message);
  if (error.message === 'log') throw new Error('the log is broken too');
});
failures.guardProcess();
setTimeout(() => { throw new Error('timer'); }, 1);
setTimeout(() => { process.emit('made-up'); throw 'no error at all'; }, 2);
Promise.reject(new Error('promise'));
setTimeout(() => { throw new Error('log'); }, 3);
setTimeout(() => new Readable().emit('error', new Error('stream')), 4);
setTimeout(() => console.log(JSON.stringify({ heard: heard.sort(), count: failures.count })), 50);
`;

it('nothing that is thrown where nobody catches it ends the process', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    SCRIPT,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    heard: ['log', 'no error at all', 'promise', 'stream', 'timer'],
    count: 5,
  });
});
