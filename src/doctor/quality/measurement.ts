import { PREFIXES } from '../../rdf/namespaces.ts';
import { iri, literal, type Quad, quad, text } from '../../rdf/terms.ts';
import { XSD } from '../../rdf/vocabularies.ts';
import { ALL_POINTS, byDimension, type Score } from './score.ts';

/** The portal's vocabulary of quality. */
const PV = 'https://piveau.eu/ns/voc#';
const { dqv, rdf, skos } = PREFIXES;

/** The score as dqv:QualityMeasurement of the dataset: the whole, and one for each dimension. */
export function measurements(score: Score, dataset: string): Quad[] {
  return [
    ...measurement(dataset, 'scoring', score.points, {
      en: `Metadata quality by the methodology of data.europa.eu, of ${ALL_POINTS} points`,
      lv: `Metadatu kvalitāte pēc data.europa.eu metodikas, no ${ALL_POINTS} punktiem`,
    }),
    ...byDimension(score).flatMap(({ dimension, points }) => [
      ...measurement(dataset, `${dimension}Scoring`, points, WORDS[dimension]),
      quad(iri(`${PV}${dimension}Scoring`), iri(`${dqv}inDimension`), iri(PV + dimension)),
      quad(iri(PV + dimension), iri(`${rdf}type`), iri(`${dqv}Dimension`)),
    ]),
  ];
}

const WORDS = {
  findability: { en: 'Findability', lv: 'Atrodamība' },
  accessibility: { en: 'Accessibility', lv: 'Pieejamība' },
  interoperability: { en: 'Interoperability', lv: 'Sadarbspēja' },
  reusability: { en: 'Reusability', lv: 'Atkalizmantojamība' },
  contextuality: { en: 'Contextuality', lv: 'Konteksts' },
} as const;

function measurement(
  dataset: string,
  name: string,
  points: number,
  words: { readonly en: string; readonly lv: string },
): Quad[] {
  const node = iri(`${dataset}#quality-${name}`);
  const metric = iri(PV + name);
  return [
    quad(iri(dataset), iri(`${dqv}hasQualityMeasurement`), node),
    quad(node, iri(`${rdf}type`), iri(`${dqv}QualityMeasurement`)),
    quad(node, iri(`${dqv}computedOn`), iri(dataset)),
    quad(node, iri(`${dqv}isMeasurementOf`), metric),
    quad(node, iri(`${dqv}value`), literal(String(points), XSD.integer)),
    quad(metric, iri(`${rdf}type`), iri(`${dqv}Metric`)),
    quad(metric, iri(`${dqv}expectedDataType`), XSD.integer),
    quad(metric, iri(`${skos}definition`), text(words.en, 'en')),
    quad(metric, iri(`${skos}definition`), text(words.lv, 'lv')),
  ];
}
