import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { SettingError, type Settings } from '../../config.ts';
import { openHttpServer } from '../../http/serving/server.ts';
import { exists } from '../../release/store/files.ts';
import type { CommandArguments } from '../cli/arguments.ts';
import { withOwnBase } from '../publishing/read-settings.ts';
import { editApp } from './app.tsx';
import { Desk } from './desk.ts';

/** Milliseconds in which an answer must come: a build may take long. */
const REQUEST_TIMEOUT = 3_600_000;

/** The pages at work. */
export interface Editor {
  /** Where the first page is, with the token that opens it. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the pages for the folder that the words name, until the program is ended. Throws a SettingError where there are no records. */
export async function editRecords(settings: Settings, { operand, flags }: CommandArguments): Promise<void> {
  const directory = operand === '' ? '.' : operand;
  const own = await withOwnBase({
    ...settings,
    data: resolve(directory, settings.data),
    releases: resolve(directory, settings.releases),
  });
  if (!(await exists(join(own.data, 'places.yaml'))))
    throw new SettingError(`there are no records in ${own.data}: munpart init DIR begins some`);
  const port = Number(flags.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new SettingError(`--port ${flags.port}: expected a port, or 0 for a free one`);
  const editor = await openEditor(own, own.baseIri ?? `http://localhost:${own.port}/`, port);
  console.log(`munpart edit is at ${editor.url}`);
  console.log('open it in a browser on this computer; Ctrl+C ends it');
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void editor.close().finally(() => process.exit(0)));
}

/** Serves the pages on loopback alone; rejects where the port is taken. */
async function openEditor(settings: Settings, base: string, port = 0): Promise<Editor> {
  const token = randomBytes(24).toString('base64url');
  const desk = new Desk(settings, base);
  const ownPort = () => (server.address() as AddressInfo).port;
  const app = editApp(desk, token, ownPort);
  const { server, close } = openHttpServer(
    app,
    { ...settings, services: [], queryTimeout: REQUEST_TIMEOUT },
    (error) => console.error(`munpart: ${error.message}`),
  );
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${ownPort()}/${token}/`,
    close: async () => {
      await close(1000);
      await desk.clear();
    },
  };
}
