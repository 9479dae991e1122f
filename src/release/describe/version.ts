import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type Quad, text } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import { worded } from '../../text/words.ts';
import { dumpOf } from '../build/dumps.ts';
import { addressOf } from '../diff/resource.ts';
import { languagesOf, type Release, siteBase } from '../store/manifest.ts';
import { MANIFEST } from '../store/open.ts';
import { PUBLIC_KEY, SIGNATURE } from '../verify/signature.ts';
import { localized, statements, whole } from './distribution.ts';

/** A kept release as a version of the dataset (DCAT 3 §11): number, date, notes, dumps, and the one before it where that is kept. */
export function versionStatements(release: Release, previous: Release | undefined): Quad[] {
  const { manifest, place } = release;
  const dumps = manifest.files.filter(({ name }) => dumpOf(name)?.format !== undefined);
  const before = previous && iri(addressOf(previous));
  return [
    ...versionName(release),
    ...statements(addressOf(release), {
      'rdf:type': iri('http://www.w3.org/ns/prov#Entity'),
      'dcterms:identifier': literal(manifest.id),
      'dcat:previousVersion': before,
      'prov:wasRevisionOf': before,
      'adms:versionNotes': place.notes.flatMap(({ date: _, ...note }) => localized(note)),
      'void:triples': whole(manifest.triples),
      'void:distinctSubjects': whole(manifest.distinctSubjects),
      'void:dataDump': dumps.map(({ name }) =>
        iri(`${siteBase(manifest)}dumps/${manifest.name}/${name.replace(/^dumps\//, '')}`),
      ),
    }),
  ];
}

/** The versions that the description of the dataset leads to: the current one, and the one before it. */
export function currentVersion(current: Release, previous: Release | undefined): Quad[] {
  const versions = previous ? [current, previous] : [current];
  return [
    ...statements(`${siteBase(current.manifest)}dataset`, {
      'dcat:hasCurrentVersion': iri(addressOf(current)),
      'dcat:hasVersion': versions.map((release) => iri(addressOf(release))),
    }),
    ...versions.flatMap(versionName),
    ...statements(addressOf(current), {
      'dcat:previousVersion': previous && iri(addressOf(previous)),
    }),
  ];
}

/** By which key a release is signed; `fingerprint` is hexadecimal. */
export function signatureStatements({ manifest }: Release, fingerprint: string): Quad[] {
  const { name } = manifest;
  const base = siteBase(manifest);
  const dump = (file: string) => `${base}dumps/${name}/${file}`;
  return [
    ...statements(`${base}dataset`, { 'rdfs:seeAlso': iri(dump(SIGNATURE)) }),
    ...statements(dump(SIGNATURE), {
      'rdf:type': iri(`${PREFIXES.foaf}Document`),
      'dcterms:title': localized(worded(languagesOf(manifest), 'signature')),
      'dcterms:references': iri(dump(MANIFEST)),
      'dcterms:requires': iri(dump(PUBLIC_KEY)),
    }),
    ...statements(dump(PUBLIC_KEY), {
      'rdf:type': iri('http://www.w3.org/ns/auth/cert#PublicKey'),
      'dcterms:title': localized(worded(languagesOf(manifest), 'public-key')),
      'dcterms:identifier': literal(fingerprint, iri(`${PREFIXES.xsd}hexBinary`)),
    }),
  ];
}

/** What a catalogue needs to know of a version to name it. */
function versionName(release: Release): Quad[] {
  const { manifest, place } = release;
  const titles = Object.entries(manifest.title).map(([language, title]) => {
    return language === ''
      ? literal(`${title}, ${place.number}`)
      : text(`${title}, ${place.number}`, language);
  });
  const day = place.date.slice(0, 10);
  return statements(addressOf(release), {
    'rdf:type': iri('http://www.w3.org/ns/dcat#Dataset'),
    'dcterms:title': titles,
    'dcterms:description': localized(
      worded(languagesOf(manifest), 'release', () => ({ number: String(place.number), day })),
    ),
    'dcat:version': literal(String(place.number)),
    'dcat:isVersionOf': iri(`${siteBase(manifest)}dataset`),
    'dcterms:issued': literal(place.date, XSD.dateTime),
  });
}
