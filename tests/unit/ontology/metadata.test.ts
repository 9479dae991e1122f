import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PREFIXES } from '../../../src/rdf/namespaces.ts';
import { iri } from '../../../src/rdf/terms.ts';
import { instances, languages, ONTOLOGY, read, term, values } from './ontology.ts';

const ontology = read('munpart.ttl');
const of = (property: string) => values(ontology, ONTOLOGY, iri(property));
const dcterms = (name: string) => of(PREFIXES.dcterms + name);

describe('the metadata of the ontology', () => {
  it('is about one ontology, whose IRI has no file extension (FOOPS! URI2; OOPS! P36, P38)', () => {
    expect(instances(ontology, term('owl:Ontology'))).toEqual([ONTOLOGY]);
    expect(ONTOLOGY).not.toMatch(/\.[a-z]+$/);
  });

  it.each([
    ['OM1', 'dcterms:title', 2],
    ['OM1', 'dcterms:description', 2],
    ['OM1', 'dcterms:license', 1],
    ['OM1', 'dcterms:creator', 1],
    ['OM1', 'owl:versionIRI', 1],
    ['OM1', 'vann:preferredNamespaceUri', 1],
    ['OM2', 'vann:preferredNamespacePrefix', 1],
    ['OM2', 'owl:versionInfo', 1],
    ['OM2', 'dcterms:created', 1],
    ['OM2', 'dcterms:bibliographicCitation', 2],
    ['OM3', 'dcterms:publisher', 1],
    ['OM3', 'foaf:logo', 1],
    ['OM3', 'dcterms:source', 2],
    ['OM3, OM5', 'dcterms:issued', 1],
  ] as const)('gives what FOOPS! %s asks: %s', (_test, name, count) => {
    expect(of(term(name).value)).toHaveLength(count);
  });

  it('gives a status and a catalogue (FOOPS! OM3, FIND3)', () => {
    expect(of('http://purl.org/ontology/bibo/status')).toHaveLength(1);
    expect(of('https://schema.org/includedInDataCatalog')).toHaveLength(1);
  });

  it('names the version in IRI and text alike, other than the ontology (FOOPS! VER1)', () => {
    const [version] = of(term('owl:versionInfo').value);
    expect(of(term('owl:versionIRI').value)).toEqual([`${ONTOLOGY}/${version}`]);
  });

  it('gives the namespace and prefix that the software uses', () => {
    expect(of(term('vann:preferredNamespaceUri').value)).toEqual([PREFIXES.mp]);
    expect(of(term('vann:preferredNamespacePrefix').value)).toEqual(['mp']);
  });

  it('speaks English and Latvian', () => {
    for (const name of ['title', 'description', 'bibliographicCitation']) {
      expect(languages(ontology, ONTOLOGY, iri(PREFIXES.dcterms + name))).toEqual(['en', 'lv']);
    }
  });

  it('names a licence that is CC0, and a logo that is here (FOOPS! OM4; OOPS! P41)', () => {
    expect(dcterms('license')).toEqual(['http://creativecommons.org/publicdomain/zero/1.0/']);
    const [logo = ''] = of(term('foaf:logo').value);
    expect(existsSync(new URL(logo.replace(`${ONTOLOGY}/`, '../../../ontology/'), import.meta.url))).toBe(
      true,
    );
  });

  it('gives dates in order', () => {
    const [created = '', issued = '', modified = ''] = ['created', 'issued', 'modified'].map(
      (name) => dcterms(name)[0],
    );
    expect([created, issued, modified].every((date) => /^\d{4}-\d{2}-\d{2}$/.test(date))).toBe(true);
    expect(created <= issued && issued <= modified).toBe(true);
  });
});
