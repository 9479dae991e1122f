import { describe, expect, it } from 'vitest';
import { CODES, concept, FIELD_GROUPS } from '../../../src/records/mapping/codes.ts';

describe('codes', () => {
  it('are distinct within their scheme', () => {
    for (const codes of Object.values(CODES)) expect(new Set(codes).size).toBe(codes.length);
  });

  it('name 32 fields in 6 groups, none of which is a group', () => {
    expect(CODES.field).toHaveLength(32);
    expect(Object.keys(FIELD_GROUPS)).toHaveLength(6);
    expect(Object.keys(FIELD_GROUPS).filter((group) => CODES.field.some((code) => code === group))).toEqual(
      [],
    );
  });

  it('stand for concepts of the fixed namespace', () => {
    expect(concept('start-basis', 'stated').value).toBe('https://w3id.org/munpart/def/start-basis/stated');
  });
});
