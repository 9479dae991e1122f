import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** Runs commands of the program whose first file it is given, one after the other, as often as it is told: the module of the command line is evaluated anew each time, and all that it loads stays loaded and compiled. */
const MAIN = pathToFileURL(process.argv[2] ?? '');
const [, chunk] = /import\("(\.\/chunks\/cli-\w+\.js)"\)/.exec(readFileSync(MAIN, 'utf8')) ?? [];

/** Thrown in place of an end of the process. */
const END = new Error('the command ends');

/** Milliseconds. */
const PATIENCE = 10_000;

let runs = 0;

process.on('message', async ({ words, cwd, env }) => {
  const ended = { code: 0, stdout: '', stderr: '' };
  for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
    process[name].removeAllListeners('error');
    process[name].write = (text, ...more) => {
      ended[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      more.find((each) => typeof each === 'function')?.();
      return true;
    };
  }
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, MAIN.pathname, ...words];
  process.exitCode = undefined;
  process.exit = (code = process.exitCode) => {
    process.exitCode = code;
    throw END;
  };
  const before = process.getActiveResourcesInfo().length;
  try {
    await import(`${new URL(chunk, MAIN).href}?run=${runs++}`);
    // A process of its own would end when nothing is at work in it any more.
    const end = performance.now() + PATIENCE;
    while (process.getActiveResourcesInfo().length > before) {
      if (performance.now() > end) throw new Error(`it does not end: ${process.getActiveResourcesInfo()}`);
      await pause(2);
    }
  } catch (error) {
    if (error !== END) {
      ended.stderr += `${error.stack}\n`;
      process.exitCode = 1;
    }
  }
  ended.code = Number(process.exitCode ?? 0);
  process.exitCode = undefined;
  process.send(ended);
});
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
