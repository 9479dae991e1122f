import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  fingerprintOf,
  isSignedBy,
  PUBLIC_KEY,
  publicKeyOf,
  readSigningKey,
  SIGNATURE,
  signerOf,
  signRelease,
} from '../../../src/release/verify/signature.ts';
import { emptyDirectory } from './workshop.ts';

/** The private key of RFC 8410 §10.3, so that signatures can be compared. */
const PEM = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
`;
const key = createPrivateKey(PEM);
const open = createPublicKey(key);

async function signed(text = '{"id":"x"}\n') {
  const directory = await emptyDirectory();
  await writeFile(join(directory, 'manifest.json'), text);
  await signRelease({ directory }, key);
  return { directory, bytes: Buffer.from(text), text: await readFile(join(directory, SIGNATURE), 'utf8') };
}

describe('the signature of a release', () => {
  it('is verified with the public key as PEM and as minisign writes it', async () => {
    const { directory, bytes, text } = await signed();
    const pem = open.export({ format: 'pem', type: 'spki' }).toString();
    for (const one of [pem, await readFile(join(directory, PUBLIC_KEY), 'utf8')]) {
      expect(isSignedBy(bytes, text, publicKeyOf(one))).toBe(true);
      expect(fingerprintOf(publicKeyOf(one))).toBe(fingerprintOf(key));
    }
    expect(fingerprintOf((await signerOf({ directory })) ?? key)).toBe(fingerprintOf(open));
  });

  it('is the same each time, so that signing twice changes nothing', async () => {
    const [first, second] = [await signed(), await signed()];
    expect(second.text).toBe(first.text);
  });

  it.each([
    [
      'other bytes',
      (bytes: Buffer, text: string) => [Buffer.concat([bytes, Buffer.from(' ')]), text] as const,
    ],
    [
      'another trusted comment',
      (bytes: Buffer, text: string) => [bytes, text.replace('hashed', 'hushed')] as const,
    ],
    ['a cut text', (bytes: Buffer, text: string) => [bytes, text.slice(0, 60)] as const],
    ['no text', (bytes: Buffer) => [bytes, ''] as const],
  ])('does not hold for %s', async (_, change) => {
    const { bytes, text } = await signed();
    const [changed, signature] = change(bytes, text);
    expect(isSignedBy(changed, signature, open)).toBe(false);
  });

  it('does not hold for another key', async () => {
    const { bytes, text } = await signed();
    expect(isSignedBy(bytes, text, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  });

  it('needs a key of the right kind', async () => {
    const file = join(await emptyDirectory(), 'key.pem');
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const text of ['nonsense', rsa.privateKey.export({ format: 'pem', type: 'pkcs8' })]) {
      await writeFile(file, text);
      await expect(readSigningKey(file)).rejects.toThrow(/key\.pem is no Ed25519 private key/);
    }
    expect(() => publicKeyOf('nonsense')).toThrow('neither');
    expect(() => publicKeyOf(rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString())).toThrow(
      'neither',
    );
  });
});
