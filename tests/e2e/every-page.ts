import { describe, expect, test } from 'vitest';
import { RULES_OF_THE_VIEW, Visit, type Visitor } from './visit.ts';

/** A page of each type. */
const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  'home with a selection': '/?municipality=jelgava&decade=1990',
  'home with nothing selected': '/?municipality=valmiera&country=CHN',
  'list of partnerships': '/partnerships',
  'part of a list': '/partnerships?country=POL&sort=-start',
  'list of one-line rows': '/partnerships?rows=compact',
  'partnerships on the map': '/partnerships/map?municipality=jelgava',
  'partnerships in time': '/partnerships/timeline',
  'partnerships counted': '/partnerships/chart?by=field',
  'partnerships counted twice': '/partnerships/matrix',
  'list of places': '/places',
  'places on the map': '/places/map',
  'places counted twice': '/places/matrix',
  'projects in time': '/projects/timeline',
  'list of fields': '/fields',
  'fields by municipality': '/fields/matrix',
  'list of sources': '/sources',
  'list of organisations': '/organisations',
  search: '/search?q=Shauliai',
  'search in vain': '/search?q=xyzzyx',
  'place with many partnerships': '/doc/place/daugavpils',
  place: '/doc/place/jelgava',
  'place with a discrepancy': '/doc/place/nova-odessa',
  partnership: '/doc/partnership/daugavpils--radom',
  'partnership of three': '/doc/partnership/jelgava--parnu--siauliai',
  organisation: '/doc/organisation/bfw-berlin-brandenburg',
  network: '/doc/network/hanse',
  project: '/doc/project/agri-urban',
  source: '/doc/source/jelgavas-novads',
  concept: '/def/field/education',
  vocabulary: '/def',
  shapes: '/def/shapes',
  'network of municipalities': '/network',
  reconciliation: '/reconcile',
  dataset: '/dataset',
  queries: '/queries',
  query: '/queries/fields',
  'query with a parameter': '/queries/two-steps',
  api: '/api',
  releases: '/releases',
  comparison: '/compare',
  results: '/sparql?query=SELECT+*+%7B+%3Fs+a+%3Fclass+%7D+LIMIT+5',
  editor: '/sparql',
  'not found': '/doc/place/jelgva',
  'unknown filter': '/partnerships?country=ATLANTIS',
  malformed: '/sparql?query=SELECT+*+%7B',
};

/** Those that say why there is nothing to show; all others are 200. */
const STATUS: Readonly<Record<string, number>> = {
  'not found': 404,
  'unknown filter': 400,
  malformed: 400,
};

/** Bytes on their way, style and script included. */
const LARGEST_PAGE = 100_000;
const MOST_REQUESTS = 10;
/** The editor grows with its query where a plain field stood; up to 0.1 counts as good. */
const EDITOR_SHIFT = 0.05;
/** A long page that is painted while it comes may settle by a few pixels on a slow machine. */
const PAGE_SHIFT = 0.03;

type View = Required<Pick<Visitor, 'width' | 'scheme'>>;

/** The pages of each kind of layout: what axe finds is of the layout, so that other languages are looked at in these alone. */
const LAYOUTS = [
  'home',
  'list of partnerships',
  'partnership',
  'vocabulary',
  'dataset',
  'editor',
  'not found',
];

/** Every page must be whole, accessible, light and quiet in the window that it is loaded in, and fit when the window turns into another. */
export function visitEveryPage(language: 'en' | 'lv', [first, turned]: readonly [View, View]): void {
  describe(`in ${language}`, () => {
    test.each(Object.entries(PAGES))('%s is whole, accessible, light and quiet', async (name, path) => {
      const violations = async (of: Visit, rules?: readonly string[]) =>
        language === 'en' || LAYOUTS.includes(name) ? of.violations(rules) : [];
      const visit = await Visit.open('records', { language, ...first });
      try {
        expect(await visit.go(path)).toBe(STATUS[name] ?? 200);
        if (name === 'editor') await visit.page.locator('.CodeMirror').waitFor();
        expect(await visit.evaluate('document.documentElement.lang')).toBe(language);
        if (name !== 'editor') {
          expect(await visit.weight()).toBeLessThanOrEqual(LARGEST_PAGE);
          expect(visit.requests).toBeLessThanOrEqual(MOST_REQUESTS);
        }
        expect(await visit.shift(), 'layout shift').toBeLessThanOrEqual(
          name === 'editor' ? EDITOR_SHIFT : PAGE_SHIFT,
        );
        expect(await visit.overflow()).toBe(0);
        expect(await violations(visit)).toEqual([]);
        await visit.turn(turned);
        expect(await visit.overflow()).toBe(0);
        expect(await violations(visit, RULES_OF_THE_VIEW)).toEqual([]);
        expect(await visit.faults()).toEqual([]);
      } finally {
        await visit.close();
      }
    });
  });
}
