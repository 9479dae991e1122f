import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first is the same engine without the windows, and twice as quick. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Quiet flags: nothing but the pages under test goes over the network. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Path of the system's Chromium: what CHROMIUM names, or the first that PATH leads to. */
export function findChromium({ CHROMIUM, PATH = '' } = process.env): string {
  const folders = [...PATH.split(delimiter), '/usr/bin'];
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = [...(CHROMIUM ? [CHROMIUM] : []), ...candidates].find(isExecutable);
  if (found !== undefined) return found;
  throw new Error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium-headless-shell), or name its program in CHROMIUM.',
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
