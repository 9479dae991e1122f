import { createHash } from 'node:crypto';
import { EXPRESSION_ERROR, isSimpleLiteral, literal } from '../term.ts';
import { type FunctionDefinition, ofOne } from './definition.ts';

function hash(algorithm: string): FunctionDefinition {
  return ofOne((term) => {
    if (!isSimpleLiteral(term)) return EXPRESSION_ERROR;
    return literal(createHash(algorithm).update(term.value, 'utf8').digest('hex'));
  });
}

/** MD5 and the SHA family (§17.4.6) over the UTF-8 of a plain string. */
export const HASH_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  md5: hash('md5'),
  sha1: hash('sha1'),
  sha256: hash('sha256'),
  sha384: hash('sha384'),
  sha512: hash('sha512'),
};
