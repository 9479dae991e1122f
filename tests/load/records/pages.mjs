import { townName, townSlug } from './names.mjs';
import { oneOf, random, someOf } from './random.mjs';

/** Partnerships that one page reports. */
const PER_PAGE = 20;
/** So many towns for each that publishes a page. */
const TOWNS_PER_PAGE = 4;

const FIELDS = [
  ...['culture', 'education', 'sport', 'tourism', 'youth', 'economy', 'business', 'environment'],
  ...['health', 'social', 'local-government', 'science', 'heritage', 'civil-society', 'urban-development'],
];
const KINDS = ['cooperation', 'cooperation', 'twinning'];

/** How many towns and pages so many partnerships take. */
export function sizes(partnerships) {
  const pages = Math.max(1, Math.round(partnerships / PER_PAGE));
  return { pages, towns: Math.max(pages * TOWNS_PER_PAGE, 3 * PER_PAGE) };
}

/** The page of the town of this number, as YAML: it reports partnerships with towns of higher numbers, so that no two pages report the same. */
export function page(number, towns) {
  const next = random(1_000 + number);
  const year = 2015 + Math.floor(next() * 9);
  const head = [
    'page:',
    '  title: { en: International cooperation }',
    `  publisher: ${townSlug(number)}`,
    '  language: en',
    `  url: https://${townSlug(number)}.example/cooperation`,
    `  published: ${year}`,
    'partnerships:',
  ];
  return `${[...head, ...partnersOf(number, towns, next).flatMap((partner) => partnership(partner, next))].join('\n')}\n`;
}

/** Lower numbers are chosen more often: some towns have many partners, most have few. */
function partnersOf(number, towns, next) {
  const chosen = new Set();
  while (chosen.size < PER_PAGE) {
    chosen.add(number + 1 + Math.floor((towns - number - 1) * next() ** 1.5));
  }
  return [...chosen];
}

function partnership(partner, next) {
  const fields = someOf(FIELDS, 1 + Math.floor(next() * 3), next);
  return [
    `  - partners: [${townSlug(partner)}]`,
    `    asWritten: [${townName(partner)}]`,
    `    kind: ${oneOf(KINDS, next)}`,
    `    start: ${start(next)}`,
    '    startBasis: stated',
    `    fields: { practised: [${fields.join(', ')}] }`,
  ];
}

/** Half are known to the year, a tenth to the month, the rest to the day. */
function start(next) {
  const year = 1957 + Math.floor(next() * 66);
  const precision = next();
  if (precision < 0.5) return year;
  const month = `${year}-${padded(1 + Math.floor(next() * 12))}`;
  return precision < 0.6 ? month : `${month}-${padded(1 + Math.floor(next() * 28))}`;
}

function padded(number) {
  return String(number).padStart(2, '0');
}
