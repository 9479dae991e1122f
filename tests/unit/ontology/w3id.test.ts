import { describe, expect, it } from 'vitest';
import { classesOf, instances, read, term, text } from './ontology.ts';

const W3ID = 'https://w3id.org/munpart/';
const rules = [...text('w3id/.htaccess').matchAll(/^RewriteRule (\S+) (\S+) \[(\S+)\]$/gm)].map(
  ([, pattern = '', target = '', flags = '']) => ({
    pattern: new RegExp(pattern),
    target,
    flags: flags.split(','),
  }),
);
const base = /\[E=BASE:(\S+)\]/.exec(text('w3id/.htaccess'))?.[1] ?? '';

/** Where the rules send an IRI below w3id.org/munpart/; undefined where no rule answers. */
function redirect(address: string): string | undefined {
  const path = new URL(address).pathname.slice('/munpart/'.length);
  const rule = rules.find(({ pattern, flags }) => pattern.test(path) && flags.includes('L'));
  const found = rule?.pattern.exec(path);
  return rule?.target.replace('%{ENV:BASE}', base).replace('$1', found?.[1] ?? '');
}

describe('the redirects of w3id.org', () => {
  it('set the base IRI of the deployment in one place', () => {
    expect(base).toMatch(/^https:\/\/.+\/$/);
    expect(text('w3id/.htaccess').split(base)).toHaveLength(2);
  });

  it.each([
    ['def', 'def'],
    ['def/0.1.0', 'def'],
    ['def/12.3.45', 'def'],
    ['def/shapes', 'def/shapes'],
    ['def/context.jsonld', 'def/context.jsonld'],
    ['def/logo.svg', 'def/logo.svg'],
    ['def/field', 'def/field'],
    ['def/field/culture', 'def/field/culture'],
    ['dataset', 'dataset'],
    ['id/place/jelgava', 'id/place/jelgava'],
    ['doc/place/jelgava.ttl', 'doc/place/jelgava.ttl'],
    ['', ''],
  ])('send %s to %s', (path, target) => {
    expect(redirect(W3ID + path)).toBe(base + target);
  });

  it.each(['definitions', 'defx/field', 'x', '.git'])('leave %s alone', (path) => {
    expect(redirect(W3ID + path)).toBeUndefined();
  });

  it('answer for every term, concept and scheme', () => {
    const schemes = read('schemes.ttl');
    const all = [
      ...classesOf(read('munpart.ttl')),
      ...instances(schemes, term('skos:Concept')),
      ...instances(schemes, term('skos:ConceptScheme')),
    ];
    for (const each of all) expect(redirect(each)).toBe(base + each.slice(W3ID.length).replace(/#.*/, ''));
  });
});
