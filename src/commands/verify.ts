import type { KeyObject } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { SettingError, type Settings } from '../config.ts';
import { sitePrefixOf } from '../release/store/manifest.ts';
import { CHECKSUMS, CURRENT, dumpFiles, MANIFEST } from '../release/store/open.ts';
import { verifyRebuilt } from '../release/verify/rebuild.ts';
import {
  fingerprintOf,
  isSignedBy,
  PUBLIC_KEY,
  publicKeyOf,
  SIGNATURE,
} from '../release/verify/signature.ts';
import {
  broken,
  type Copy,
  type Finding,
  open,
  openCopy,
  proven,
  verifyCopy,
} from '../release/verify/verification.ts';
import { sourceOf } from '../source.ts';
import { isAbsent } from '../text/error-code.ts';
import { withSmallHeap } from '../with-small-heap.ts';
import type { CommandArguments } from './cli/arguments.ts';

const MARKS: Readonly<Record<Finding['outcome'], string>> = { proven: '✓', broken: '✗', open: '·' };
const TIMEOUT = 600_000;

/** Verifies a release directory, downloaded dumps or the dumps at a URL, the current release where none is named; `say` hears a line for each finding. Whether nothing was broken. */
export async function verifyPublished(
  settings: Settings,
  { operand, flags, switches }: CommandArguments,
  say: (line: string) => void,
): Promise<boolean> {
  const key = flags.key === undefined ? undefined : await readKey(flags.key);
  const target = operand === '' ? join(settings.releases, CURRENT) : operand;
  if (operand === '' && (await textOf(join(target, MANIFEST))) === undefined)
    throw new Error(`there is no release in ${settings.releases}: run munpart build`);
  const isUrl = /^https?:\/\//i.test(target);
  const directory = isUrl ? await mkdtemp(join(tmpdir(), 'munpart-verify-')) : target;
  try {
    if (isUrl) await download(target, directory);
    const copy = await openCopy(directory);
    say(`release ${copy.manifest.name} of ${copy.manifest.base}`);
    return await report(findings(copy, key), say);
  } finally {
    if (isUrl) await rm(directory, { recursive: true, force: true });
  }

  async function* findings(copy: Copy, signer: KeyObject | undefined): AsyncIterable<Finding> {
    yield* verifyCopy(copy, { isDeep: switches.has('deep'), isWhole: isUrl });
    yield await signature(copy, signer);
    if (switches.has('rebuild')) yield* rebuilt(copy, settings);
  }
}

async function report(findings: AsyncIterable<Finding>, say: (line: string) => void): Promise<boolean> {
  let isProven = true;
  for await (const { outcome, text } of findings) {
    say(`${MARKS[outcome]} ${text}`);
    if (outcome === 'broken') isProven = false;
  }
  return isProven;
}

async function readKey(file: string): Promise<KeyObject> {
  const text = await readFile(file, 'utf8');
  try {
    return publicKeyOf(text);
  } catch (error) {
    throw new SettingError(`--key: ${file} is ${(error as Error).message}`);
  }
}

async function signature(copy: Copy, key: KeyObject | undefined): Promise<Finding> {
  const text = await textOf(join(copy.directory, SIGNATURE));
  if (text === undefined) return key ? broken('it is not signed') : open('it is not signed');
  if (key) {
    return isSignedBy(copy.manifestBytes, text, key)
      ? proven(`signed with the key ${fingerprintOf(key)}`)
      : broken(`not signed with the key ${fingerprintOf(key)}`);
  }
  const enclosed = await textOf(join(copy.directory, PUBLIC_KEY));
  if (enclosed === undefined) return open('signed, but there is no key to verify that with: give --key');
  const own = publicKeyOf(enclosed);
  if (!isSignedBy(copy.manifestBytes, text, own)) return broken('the signature is not valid');
  return open(
    `signed with the key that lies beside it, ${fingerprintOf(own)}: whose that is, --key with a key from elsewhere proves`,
  );
}

async function* rebuilt(copy: Copy, settings: Settings): AsyncIterable<Finding> {
  // What has vanished since is no fault of the records of then.
  const source = sourceOf(
    { ...settings, releases: join(copy.directory, 'no-releases'), sitePrefix: sitePrefixOf(copy.manifest) },
    copy.manifest.base,
  );
  const { issues, input } = await source.prepare();
  if (input) yield* await withSmallHeap(() => verifyRebuilt(copy, input));
  else yield broken(`the records give no release: ${issues.length} issues`);
}

/** Fetches all dumps and what verifies them; from the address of a publisher, those of its latest release. */
async function download(url: string, directory: string): Promise<void> {
  const address = url.endsWith('/') ? url : `${url}/`;
  const atAddress = await fetchPlain(new URL(MANIFEST, address));
  const folder = atAddress.ok ? address : new URL('dumps/latest/', address).href;
  const response = atAddress.ok ? atAddress : await fetchPlain(new URL(MANIFEST, folder));
  if (!response.ok) throw new Error(`${folder}${MANIFEST} answers ${response.status}`);
  const manifest = Buffer.from(await response.arrayBuffer());
  await writeFile(join(directory, MANIFEST), manifest);
  for (const name of [CHECKSUMS, SIGNATURE, PUBLIC_KEY]) await save(new URL(name, folder), directory, name);
  const { files } = await openCopy(directory).then((copy) => ({ files: dumpFiles(copy.manifest) }));
  for (const { name } of files) {
    // A name is part of a path here: what is no plain name is not fetched.
    if (/^[\w.-]+$/.test(name) && !name.startsWith('.')) await save(new URL(name, folder), directory, name);
  }
}

/** A file that is not there is told when it is looked for. */
async function save(url: URL, directory: string, name: string): Promise<void> {
  const response = await fetchPlain(url);
  if (!response.ok || response.body === null) return;
  await pipeline(Readable.from(response.body), createWriteStream(join(directory, name)));
}

function fetchPlain(url: URL): Promise<Response> {
  return fetch(url, { headers: { 'accept-encoding': 'identity' }, signal: AbortSignal.timeout(TIMEOUT) });
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
