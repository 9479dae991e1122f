import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config.ts';
import { FORMATS } from '../../../src/formats/index.ts';
import { RDF_FORMS } from '../../../src/http/representation.ts';
import { DUMPS } from '../../../src/release/build/dumps.ts';
import { NEGOTIABLE } from '../../../src/static-site/server-rules.ts';

describe.each(FORMATS.map((format) => [format.name, format] as const))('the syntax %s', (name, format) => {
  const { extension, mediaType, fileType } = format;

  it('is a dump with its EU file type and its purpose', () => {
    const dump = DUMPS.find((one) => one.name === `dumps/munpart.${extension}`);
    expect(dump).toMatchObject({ mediaType, fileType, format });
    expect(Object.keys(dump?.purpose(['en', 'lv', 'de']) ?? {})).toEqual(['en', 'lv', 'de']);
    expect(fileType).toMatch(/^[A-Z_]+$/);
  });

  it('is negotiated by the server and by static sites', () => {
    expect(RDF_FORMS.map((form) => form.format)).toContain(format);
    expect(NEGOTIABLE).toContainEqual({ extension: `.${extension}`, mediaType });
  });

  it('can be named on the command line', () => {
    expect(readSettings(['--format', name], {}).format).toBe(name);
  });
});
