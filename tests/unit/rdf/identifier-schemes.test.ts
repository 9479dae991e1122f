import { describe, expect, it } from 'vitest';
import { siteName } from '../../../src/features/documents/page/sections.tsx';
import { identifierOf } from '../../../src/features/names/index/entity.ts';
import { identifierProperties, PROPERTIES } from '../../../src/features/reconcile/properties.ts';
import {
  codeIn,
  IDENTIFIER_SCHEMES,
  type IdentifierScheme,
  identifierIri,
  schemeOf,
} from '../../../src/rdf/identifier-schemes.ts';
import { iri, quad } from '../../../src/rdf/terms.ts';
import { RDF, RDFS } from '../../../src/rdf/vocabularies.ts';
import { DUMPS } from '../../../src/release/build/dumps.ts';
import { resourcesOf } from '../../../src/release/diff/resource.ts';
import { linesOf } from '../../../src/release/n-quads/lines.ts';
import { identifierColumns, PLACE_CLASS, placeColumns } from '../../../src/release/tables/place-table.ts';

/** A register that there is not. */
const PARISH: IdentifierScheme = {
  name: 'parish',
  title: 'Register of Parishes',
  uriSpace: 'https://parishes.example/id/',
  ending: '/',
  written: /^(?:https?:\/\/parishes\.example\/(?:id|page)\/|parish:)(\d+)\/?$/i,
  ofPlaces: { property: 'rdfs:seeAlso', code: /^\d+$/, example: '17' },
  homepage: 'https://parishes.example/',
};
const SCHEMES = [...IDENTIFIER_SCHEMES, PARISH];
const IRI = 'https://parishes.example/id/17/';

describe('a scheme that is added to the list', () => {
  it('is looked up in whatever form it is written', () => {
    for (const text of ['parish:17', 'http://parishes.example/page/17', IRI]) {
      expect(identifierOf(text, SCHEMES)).toBe('http://parishes.example/id/17');
    }
  });

  it('is called by its title on pages and links to its own set', () => {
    expect(siteName(IRI, SCHEMES)).toBe('Register of Parishes 17');
    expect(schemeOf(IRI, SCHEMES)).toBe(PARISH);
  });

  it('has a column in the table of places and a property of reconciliation', async () => {
    const town = iri('https://towns.example/id/place/a');
    const lines = await linesOf([
      quad(town, RDF.type, iri(PLACE_CLASS)),
      quad(town, RDFS.seeAlso, iri(IRI)),
      quad(town, RDFS.seeAlso, iri('https://sws.geonames.org/3/')),
    ]);
    const row = resourcesOf(lines)(town.value);
    const cells = identifierColumns(SCHEMES).map(({ name, cell }) => [name, cell(row)]);
    expect(Object.fromEntries(cells)).toEqual({ wikidata: [], geonames: ['3'], nuts: [], parish: ['17'] });
    const property = identifierProperties(SCHEMES).find(({ id }) => id === 'parish');
    expect(property).toMatchObject({ name: { en: PARISH.title, lv: PARISH.title }, path: 'rdfs:seeAlso' });
    expect(property?.format?.(IRI)).toBe('17');
  });
});

describe.each(IDENTIFIER_SCHEMES.map((scheme) => [scheme.name, scheme] as const))('%s', (name, scheme) => {
  it('stands in the dumps of links, and where places have it in the table and in reconciliation', () => {
    expect(DUMPS.find(({ linksTo }) => linksTo === name)?.name).toBe(`dumps/links-${name}.nt`);
    if (scheme.ofPlaces === undefined) return;
    expect(placeColumns(['en']).map((column) => column.name)).toContain(name);
    expect(PROPERTIES.map(({ id }) => id)).toContain(name);
  });

  it.each(['1', 'Q42', 'LV003', 'LVA'])('gives back the code %s', (code) => {
    const written = identifierIri(scheme, code);
    expect(codeIn(scheme, written)).toBe(code);
    expect(codeIn(scheme, written.replace(/^https?/, 'https'))).toBe(code);
    expect(codeIn(scheme, 'https://other.example/1')).toBeUndefined();
  });
});
