import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas, RECORD_TYPES } from '../../../src/records/index.ts';
import { SOUND } from './fixture.ts';

/** The data of this repository. */
const DATA = 'data';

const schemas = Object.entries(jsonSchemas());
const ajv = new Ajv({ strict: false, schemas: jsonSchemas() });
const validate = (name: string, value: unknown) => ajv.validate(name, value);

describe('the JSON Schemas for editors', () => {
  // `npm test -- -u` writes the files anew.
  it.each(schemas)('%s is in data/schema as generated', async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, '../../../data/schema', name),
    );
  });

  it('has no file that is not generated', async () => {
    expect(await readdir(join(DATA, 'schema'))).toEqual(schemas.map(([name]) => name).sort());
  });

  it.each(RECORD_TYPES.map((type) => [type.location, type.jsonSchema] as const))(
    'accepts the records in %s, which name it in their first line',
    async (location, schema) => {
      const isFolder = location.endsWith('/');
      const names = isFolder
        ? (await readdir(join(DATA, location))).map((name) => location + name)
        : [location];
      for (const name of names) {
        const text = await readFile(join(DATA, name), 'utf8');
        expect(text.split('\n')[0]).toBe(
          `# yaml-language-server: $schema=${isFolder ? '../' : ''}schema/${schema}`,
        );
        expect(validate(schema, parse(text)), name).toBe(true);
      }
    },
  );

  it.each([
    ['places.schema.json', { radom: { ...parse(SOUND['places.yaml'] ?? '').radom, level: 'town' } }],
    ['places.schema.json', { radom: { ...parse(SOUND['places.yaml'] ?? '').radom, name: {} } }],
    ['places.schema.json', { radom: { ...parse(SOUND['places.yaml'] ?? '').radom, nme: 1 } }],
    ['discrepancies.schema.json', { d: { about: {} } }],
    ['page.schema.json', { page: {}, partnerships: [{ partners: 'radom' }] }],
  ])('%s refuses %j', (name, value) => {
    expect(validate(name, value)).toBe(false);
  });

  it('describe every key, so that an editor can explain it', () => {
    for (const [, schema] of schemas) expect([...undescribed(schema, [])]).toEqual([]);
  });
});

/** The keys without a description, at any depth. */
function* undescribed(schema: unknown, path: readonly string[]): Iterable<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, below] of Object.entries(schema)) {
    const isKey = path.at(-1) === 'properties';
    if (isKey && !('description' in below)) yield [...path, key].join('.');
    yield* undescribed(below, [...path, key]);
  }
}
