import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../../text/error-code.ts';
import type { Release } from '../store/manifest.ts';
import { MANIFEST } from '../store/open.ts';

/** The signature of the manifest, in the form of minisign. */
export const SIGNATURE = `${MANIFEST}.minisig`;

/** The public key that verifies it, in the form of minisign. */
export const PUBLIC_KEY = 'minisign.pub';

/** Ed25519 of the BLAKE2b-512 of the file, and as keys are marked. */
const PREHASHED = 'ED';
const PLAIN = 'Ed';
const KEY_ID_BYTES = 8;
const RAW_KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** What stands before the 32 bytes of an Ed25519 public key in DER (RFC 8410 §4). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const TRUSTED = `file:${MANIFEST}\thashed`;

/** Reads an Ed25519 private key in PEM; throws an Error that names the file where it is none. */
export async function readSigningKey(file: string): Promise<KeyObject> {
  const text = await readFile(file, 'utf8');
  try {
    const key = createPrivateKey(text);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below.
  }
  throw new Error(`${file} is no Ed25519 private key in PEM without a passphrase`);
}

/** A public key from the text of a PEM file or of a minisign key file; throws an Error where it is neither. */
export function publicKeyOf(text: string): KeyObject {
  try {
    if (text.includes('-----BEGIN PUBLIC KEY-----')) return ed25519(createPublicKey(text));
    const bytes = Buffer.from(lastLine(text), 'base64');
    if (bytes.length === 2 + KEY_ID_BYTES + RAW_KEY_BYTES && bytes.toString('latin1', 0, 2) === PLAIN) {
      return createPublicKey({
        key: Buffer.concat([SPKI_HEAD, bytes.subarray(2 + KEY_ID_BYTES)]),
        format: 'der',
        type: 'spki',
      });
    }
  } catch {
    // Told below.
  }
  throw new Error('neither an Ed25519 public key in PEM nor a minisign public key');
}

/** SHA-256, hexadecimal, of the public key in DER (RFC 8410): what `openssl pkey -pubin -outform DER | sha256sum` gives. */
export function fingerprintOf(key: KeyObject): string {
  return createHash('sha256').update(derOf(key)).digest('hex');
}

/** Signs the manifest of a release, beside which the signature and the public key are put; where they are there already, nothing happens. */
export async function signRelease({ directory }: Pick<Release, 'directory'>, key: KeyObject): Promise<void> {
  const manifest = await readFile(join(directory, MANIFEST));
  const texts = { [PUBLIC_KEY]: publicKeyText(key), [SIGNATURE]: signatureText(manifest, key) };
  for (const [name, text] of Object.entries(texts)) {
    const file = join(directory, name);
    if ((await textOf(file)) === text) continue;
    await writeFile(`${file}.tmp`, text);
    await rename(`${file}.tmp`, file);
  }
}

/** The public key with which a release is signed; undefined where it is not. */
export async function signerOf({ directory }: Pick<Release, 'directory'>): Promise<KeyObject | undefined> {
  const text = await textOf(join(directory, PUBLIC_KEY));
  return text === undefined ? undefined : publicKeyOf(text);
}

/** Whether the text of a signature file is that of these bytes by this key, its trusted comment included. */
export function isSignedBy(bytes: Uint8Array, signature: string, key: KeyObject): boolean {
  const [, first = '', comment = '', second = ''] = signature.split('\n');
  const head = Buffer.from(first, 'base64');
  if (head.length !== 2 + KEY_ID_BYTES + SIGNATURE_BYTES || !comment.startsWith('trusted comment: ')) {
    return false;
  }
  const own = head.subarray(2 + KEY_ID_BYTES);
  const message = head.toString('latin1', 0, 2) === PREHASHED ? hashed(bytes) : bytes;
  const trusted = Buffer.concat([own, Buffer.from(comment.slice('trusted comment: '.length))]);
  return (
    verifyBytes(null, message, key, own) && verifyBytes(null, trusted, key, Buffer.from(second, 'base64'))
  );
}

/** The text of a signature file; equal bytes and keys give equal text, for Ed25519 draws no lots. */
function signatureText(bytes: Uint8Array, key: KeyObject): string {
  const own = signBytes(null, hashed(bytes), key);
  const overall = signBytes(null, Buffer.concat([own, Buffer.from(TRUSTED)]), key);
  const head = Buffer.concat([Buffer.from(PREHASHED), keyIdOf(key), own]);
  return [
    'untrusted comment: signature of a release',
    head.toString('base64'),
    `trusted comment: ${TRUSTED}`,
    overall.toString('base64'),
    '',
  ].join('\n');
}

function publicKeyText(key: KeyObject): string {
  const raw = derOf(key).subarray(SPKI_HEAD.length);
  const bytes = Buffer.concat([Buffer.from(PLAIN), keyIdOf(key), raw]);
  return `untrusted comment: SHA-256 ${fingerprintOf(key)}\n${bytes.toString('base64')}\n`;
}

/** Minisign tells keys apart by eight bytes of any kind. */
function keyIdOf(key: KeyObject): Buffer {
  return Buffer.from(fingerprintOf(key), 'hex').subarray(0, KEY_ID_BYTES);
}

function derOf(key: KeyObject): Buffer {
  const open = key.type === 'private' ? createPublicKey(key) : key;
  return open.export({ format: 'der', type: 'spki' });
}

function ed25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('another kind of key');
  return key;
}

function hashed(bytes: Uint8Array): Buffer {
  return createHash('blake2b512').update(bytes).digest();
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
