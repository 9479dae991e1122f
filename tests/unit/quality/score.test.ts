import { describe, expect, it } from 'vitest';
import { DIMENSIONS, METRICS } from '../../../src/doctor/quality/metrics.js';
import {
  ALL_POINTS,
  byDimension,
  rating,
  scoreOf,
  urlsToRequest,
} from '../../../src/doctor/quality/score.js';
import { formatOf } from '../../../src/formats/index.ts';
import type { Quad } from '../../../src/rdf/terms.ts';

const DATASET = 'https://towns.example/dataset';
const TURTLE = `
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix at: <http://publications.europa.eu/resource/authority/> .
@prefix iana: <https://www.iana.org/assignments/media-types/> .
<dataset> a dcat:Dataset ; dcterms:title "Towns"@en ; dcterms:description "Towns."@en ;
  dcat:keyword "towns"@en ; dcat:theme <http://publications.europa.eu/resource/authority/data-theme/GOVE> ;
  dcterms:spatial <#area> ; dcterms:temporal <#period> ; dcat:contactPoint <#contact> ; dcterms:publisher <#us> ;
  dcterms:accessRights <http://publications.europa.eu/resource/authority/access-right/PUBLIC> ;
  dcterms:issued "2026-11-20" ; dcterms:modified "2026-11-20" ; dcat:distribution <#one>, <#two> .
<#area> a dcterms:Location . <#period> a dcterms:PeriodOfTime . <#us> a foaf:Agent ; foaf:name "us" .
<http://publications.europa.eu/resource/authority/data-theme/GOVE> a skos:Concept ; skos:prefLabel "x" .
<http://publications.europa.eu/resource/authority/access-right/PUBLIC> a dcterms:RightsStatement .
<http://publications.europa.eu/resource/authority/licence/CC0> a dcterms:LicenseDocument .
${['one', 'two']
  .map(
    (name) => `<#${name}> a dcat:Distribution ; dcat:accessURL <page> ; dcat:downloadURL <${name}.ttl> ;
  dcterms:format <http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE> ;
  dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle> ;
  dcterms:license <http://publications.europa.eu/resource/authority/licence/CC0> ;
  dcterms:rights <#rights> ; dcat:byteSize 1 ; dcterms:issued "2026-11-20" ; dcterms:modified "2026-11-20" .`,
  )
  .join('\n')}
<http://publications.europa.eu/resource/authority/file-type/RDF_TURTLE> a dcterms:MediaTypeOrExtent .
<https://www.iana.org/assignments/media-types/text/turtle> a dcterms:MediaType .
`;

const quads = (await formatOf('turtle')?.parse(TURTLE, 'https://towns.example/')) ?? [];
const all = new Map(urlsToRequest(quads, DATASET).map((url) => [url, 200]));
const local = (iri: string) => iri.replace(/^.*[#/]/, '');
const scored = (statements: readonly Quad[], statuses: ReadonlyMap<string, number> = all) =>
  scoreOf(statements, DATASET, statuses);
const lost = (statements: readonly Quad[], statuses?: ReadonlyMap<string, number>) =>
  scored(statements, statuses)
    .marks.filter(({ metric, points }) => points < metric.points)
    .map(({ metric }) => metric.name);

describe('the assessment of metadata', () => {
  it('has 405 points in five dimensions', () => {
    const of = (dimension: string) =>
      METRICS.filter((metric) => metric.dimension === dimension).reduce((sum, { points }) => sum + points, 0);
    expect(ALL_POINTS).toBe(405);
    expect(DIMENSIONS.map(of)).toEqual([100, 100, 110, 75, 20]);
  });

  it('gives all of them where nothing is missing', () => {
    expect(lost(quads)).toEqual([]);
    expect(scored(quads).points).toBe(405);
  });

  it('asks for every URL of every distribution', () => {
    expect([...all.keys()].sort()).toEqual(
      ['one.ttl', 'page', 'two.ttl'].map((name) => `https://towns.example/${name}`),
    );
  });

  it.each([
    ['keyword', 375, ['keywordAvailability']],
    ['theme', 375, ['categoryAvailability']],
    ['spatial', 385, ['spatialAvailability']],
    ['temporal', 385, ['temporalAvailability']],
    ['accessURL', 325, ['accessUrlStatusCode', 'dcatApCompliance']],
    ['downloadURL', 355, ['downloadUrlAvailability', 'downloadUrlStatusCode']],
    [
      'format',
      335,
      [
        'formatAvailability',
        'formatMediaTypeVocabularyAlignment',
        'formatMediaTypeNonProprietary',
        'formatMediaTypeMachineInterpretable',
      ],
    ],
    ['mediaType', 385, ['mediaTypeAvailability', 'formatMediaTypeVocabularyAlignment']],
    ['license', 375, ['licenceAvailability', 'knownLicence']],
    ['accessRights', 390, ['accessRightsAvailability', 'accessRightsVocabularyAlignment']],
    ['contactPoint', 385, ['contactPointAvailability']],
    ['publisher', 395, ['publisherAvailability']],
    ['rights', 400, ['rightsAvailability']],
    ['byteSize', 400, ['byteSizeAvailability']],
    ['issued', 400, ['dateIssuedAvailability']],
    ['modified', 400, ['dateModifiedAvailability']],
    ['title', 375, ['dcatApCompliance']],
    ['name', 375, ['dcatApCompliance']],
  ])('takes the points of %s where it is missing', (property, points, metrics) => {
    const without = quads.filter(({ predicate }) => local(predicate.value) !== property);
    expect(lost(without)).toEqual(metrics);
    expect(scored(without).points).toBe(points);
  });

  it.each([
    ['access-right/PUBLIC', 'access-right/SECRET', ['accessRightsVocabularyAlignment']],
    ['licence/CC0', 'licence/HOUSE', ['knownLicence']],
    ['file-type/RDF_TURTLE', 'file-type/TSV', ['formatMediaTypeMachineInterpretable']],
    [
      'file-type/RDF_TURTLE',
      'file-type/MDB',
      ['formatMediaTypeNonProprietary', 'formatMediaTypeMachineInterpretable'],
    ],
    [
      'https://www.iana.org/assignments/media-types/text/',
      'https://types.example/',
      ['formatMediaTypeVocabularyAlignment'],
    ],
  ])('knows its lists: %s is not %s', async (from, to, metrics) => {
    const changed =
      (await formatOf('turtle')?.parse(TURTLE.replaceAll(from, to), 'https://towns.example/')) ?? [];
    expect(lost(changed)).toEqual(metrics);
  });

  it.each([
    [302, []],
    [404, ['accessUrlStatusCode']],
    [500, ['accessUrlStatusCode']],
    [0, ['accessUrlStatusCode']],
  ])('takes status %i of the page for what it is', (status, metrics) => {
    expect(lost(quads, new Map([...all, ['https://towns.example/page', status]]))).toEqual(metrics);
  });

  it('takes half where one of two distributions lacks something', () => {
    const without = quads.filter(
      ({ subject, predicate }) => !(subject.value.endsWith('#two') && local(predicate.value) === 'byteSize'),
    );
    expect(scored(without).marks.find(({ metric }) => metric.name === 'byteSizeAvailability')).toMatchObject({
      points: 2.5,
      without: ['https://towns.example/#two'],
    });
    expect(scored(without).points).toBe(402);
  });

  it('gives nothing for a dataset that is not described', () => {
    expect(scored([]).points).toBe(30);
    expect(lost([])).not.toContain('dcatApCompliance');
  });

  it.each([
    [405, 'excellent'],
    [351, 'excellent'],
    [350, 'good'],
    [221, 'good'],
    [220, 'sufficient'],
    [120, 'sufficient'],
    [119, 'bad'],
  ])('rates %i as %s', (points, word) => {
    expect(rating(points)).toBe(word);
  });

  it('is the sum of its dimensions', () => {
    expect(byDimension(scored(quads)).map(({ points }) => points)).toEqual([100, 100, 110, 75, 20]);
  });
});
