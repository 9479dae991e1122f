import { PREFIXES } from '../../rdf/namespaces.ts';
import {
  ACCESS_RIGHTS,
  isMediaType,
  KNOWN_FILE_TYPES,
  KNOWN_LICENCES,
  MACHINE_READABLE,
  NON_PROPRIETARY,
} from './code-lists.ts';
import { dcatApFaults, type StatementIndex } from './dcat-ap.ts';

/** The dimensions of the assessment, in the order of the portal. */
export const DIMENSIONS = [
  'findability',
  'accessibility',
  'interoperability',
  'reusability',
  'contextuality',
] as const;

/** One of them. */
export type Dimension = (typeof DIMENSIONS)[number];

/** What a metric looks at. */
export interface Assessed {
  readonly statements: StatementIndex;
  /** IRI of the dataset. */
  readonly dataset: string;
  readonly distributions: readonly string[];
  /** Status of a HEAD request to each URL that the distributions name. */
  readonly statuses: ReadonlyMap<string, number>;
}

/** One row of the assessment; its points go by the share of the nodes that it looks at which have what it asks for. */
export interface Metric {
  /** As in the portal's vocabulary, `https://piveau.eu/ns/voc#`. */
  readonly name: string;
  readonly dimension: Dimension;
  readonly points: number;
  /** What it asks for, for the report. */
  readonly asks: string;
  /** Dataset, distributions, or both. */
  readonly of: readonly ('dataset' | 'distribution')[];
  isMet(assessed: Assessed, node: string): boolean;
}

type MetricRow = readonly [
  name: string,
  points: number,
  asks: string,
  of: Metric['of'],
  isMet: Metric['isMet'],
];

const { dcat, dcterms } = PREFIXES;
const DATASET = ['dataset'] as const;
const DISTRIBUTION = ['distribution'] as const;

/** The metadata quality assessment of data.europa.eu: 23 metrics, 405 points. */
export const METRICS: readonly Metric[] = [
  ...dimension('findability', [
    ['keywordAvailability', 30, 'dcat:keyword', DATASET, has(`${dcat}keyword`)],
    ['categoryAvailability', 30, 'dcat:theme', DATASET, has(`${dcat}theme`)],
    ['spatialAvailability', 20, 'dcterms:spatial', DATASET, has(`${dcterms}spatial`)],
    ['temporalAvailability', 20, 'dcterms:temporal', DATASET, has(`${dcterms}temporal`)],
  ]),
  ...dimension('accessibility', [
    ['accessUrlStatusCode', 50, 'a dcat:accessURL that answers HEAD', DISTRIBUTION, answers('accessURL')],
    ['downloadUrlAvailability', 20, 'dcat:downloadURL', DISTRIBUTION, has(`${dcat}downloadURL`)],
    [
      'downloadUrlStatusCode',
      30,
      'a dcat:downloadURL that answers HEAD',
      DISTRIBUTION,
      answers('downloadURL'),
    ],
  ]),
  ...dimension('interoperability', [
    ['formatAvailability', 20, 'dcterms:format', DISTRIBUTION, has(`${dcterms}format`)],
    ['mediaTypeAvailability', 10, 'dcat:mediaType', DISTRIBUTION, has(`${dcat}mediaType`)],
    [
      'formatMediaTypeVocabularyAlignment',
      10,
      'a format of the EU table and a media type of IANA',
      DISTRIBUTION,
      (assessed, node) =>
        only(`${dcterms}format`, KNOWN_FILE_TYPES)(assessed, node) &&
        every(`${dcat}mediaType`, isMediaType)(assessed, node),
    ],
    [
      'formatMediaTypeNonProprietary',
      20,
      'a format that nobody owns',
      DISTRIBUTION,
      only(`${dcterms}format`, NON_PROPRIETARY),
    ],
    [
      'formatMediaTypeMachineInterpretable',
      20,
      'a format that programs read',
      DISTRIBUTION,
      only(`${dcterms}format`, MACHINE_READABLE),
    ],
    [
      'dcatApCompliance',
      30,
      'what DCAT-AP demands',
      DATASET,
      ({ statements }) => dcatApFaults(statements).length === 0,
    ],
  ]),
  ...dimension('reusability', [
    ['licenceAvailability', 20, 'dcterms:license', DISTRIBUTION, has(`${dcterms}license`)],
    [
      'knownLicence',
      10,
      'a licence that the portal knows',
      DISTRIBUTION,
      only(`${dcterms}license`, KNOWN_LICENCES),
    ],
    ['accessRightsAvailability', 10, 'dcterms:accessRights', DATASET, has(`${dcterms}accessRights`)],
    [
      'accessRightsVocabularyAlignment',
      5,
      'access rights of the EU table',
      DATASET,
      only(`${dcterms}accessRights`, ACCESS_RIGHTS),
    ],
    ['contactPointAvailability', 20, 'dcat:contactPoint', DATASET, has(`${dcat}contactPoint`)],
    ['publisherAvailability', 10, 'dcterms:publisher', DATASET, has(`${dcterms}publisher`)],
  ]),
  ...dimension('contextuality', [
    ['rightsAvailability', 5, 'dcterms:rights', DISTRIBUTION, has(`${dcterms}rights`)],
    ['byteSizeAvailability', 5, 'dcat:byteSize', DISTRIBUTION, has(`${dcat}byteSize`)],
    ['dateIssuedAvailability', 5, 'dcterms:issued', [...DATASET, ...DISTRIBUTION], has(`${dcterms}issued`)],
    [
      'dateModifiedAvailability',
      5,
      'dcterms:modified',
      [...DATASET, ...DISTRIBUTION],
      has(`${dcterms}modified`),
    ],
  ]),
];

function dimension(name: Dimension, rows: readonly MetricRow[]): Metric[] {
  return rows.map(([metric, points, asks, of, isMet]) => ({
    name: metric,
    dimension: name,
    points,
    asks,
    of,
    isMet,
  }));
}

function has(property: string): Metric['isMet'] {
  return ({ statements }, node) => statements.has(node, property);
}

/** At least one value, and all of them good. */
function every(property: string, isGood: (value: string) => boolean): Metric['isMet'] {
  return ({ statements }, node) => {
    const values = statements.values(node, property);
    return values.length > 0 && values.every(isGood);
  };
}

function only(property: string, list: ReadonlySet<string>): Metric['isMet'] {
  return every(property, (value) => list.has(value));
}

/** Redirects count as answers, as they do for the portal. */
function answers(property: 'accessURL' | 'downloadURL'): Metric['isMet'] {
  return (assessed, node) =>
    every(dcat + property, (url) => {
      const status = assessed.statuses.get(url) ?? 0;
      return status >= 200 && status < 400;
    })(assessed, node);
}
