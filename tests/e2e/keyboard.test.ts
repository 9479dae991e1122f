import { afterEach, beforeEach, expect, test } from 'vitest';
import { Visit } from './visit.ts';

let visit: Visit;

beforeEach(async () => {
  visit = await Visit.open('records');
});

afterEach(() => visit.close());

const press = (key: string) => visit.page.keyboard.press(key);
const focused = (expression: string) => visit.evaluate<unknown>(`document.activeElement${expression}`);

test('the first stop leads past the navigation', async () => {
  await visit.go('/places');
  await press('Tab');
  expect(await focused('.textContent.trim()')).toBe('Skip to content');
  expect(await focused('.getBoundingClientRect().top')).toBeGreaterThanOrEqual(0);
  await press('Enter');
  expect(await focused('.id')).toBe('content');
  await press('Tab');
  expect(await focused('.closest("main") !== null')).toBe(true);
});

test.each(['/', '/places', '/doc/partnership/daugavpils--radom', '/dataset'])(
  'on %s every stop is in sight and shows that it has the focus',
  async (path) => {
    await visit.go(path);
    const stops = new Set<unknown>();
    for (let step = 0; step < 25; step++) {
      await press('Tab');
      stops.add(await focused('.outerHTML'));
      expect(await focused('.matches(":focus-visible")')).toBe(true);
      const where = String(await focused('.outerHTML.slice(0, 120)'));
      expect(await visit.evaluate('getComputedStyle(document.activeElement).outlineStyle'), where).toBe(
        'solid',
      );
      expect(await inSight(), where).toBe(true);
    }
    expect(stops.size).toBeGreaterThan(15);
  },
);

test('a query is written and run without a mouse, and the editor lets go of the focus', async () => {
  await visit.go('/sparql');
  await visit.page.locator('.CodeMirror textarea').focus();
  await press('ControlOrMeta+a');
  await visit.page.keyboard.insertText('ASK { ?s ?p ?o }');
  await press('Tab');
  expect(await focused('.tagName')).not.toBe('TEXTAREA');
  await visit.page.getByRole('button', { name: 'Run the query' }).focus();
  await press('Enter');
  await expect.poll(() => visit.text('#results')).toContain('Yes');
  expect(await visit.faults()).toEqual([]);
});

test('all statements open from the keyboard', async () => {
  await visit.go('/doc/place/jelgava');
  await visit.page.locator('summary', { hasText: 'All statements' }).focus();
  await press('Enter');
  expect(await visit.page.locator('details[open]').count()).toBe(1);
});

/** Whether the middle of what has the focus is within the window. */
function inSight(): Promise<boolean> {
  return visit.evaluate(`(() => {
    const { top, bottom, left, right } = document.activeElement.getBoundingClientRect();
    return top < innerHeight && bottom > 0 && left < innerWidth && right > 0;
  })()`);
}
