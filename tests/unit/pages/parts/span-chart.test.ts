import { expect, test } from 'vitest';
import { messagesIn } from '../../../../src/pages/messages/messages.ts';
import { type Span, SpanChart } from '../../../../src/pages/parts/span-chart.tsx';

const span = (name: string, from: number, known: number): Span => ({
  ...{ name, from, known, href: undefined, kind: 'https://example.org/twinning' },
  ...{ start: String(from), end: undefined, until: undefined },
});

const drawn = (...spans: [Span, ...Span[]]) =>
  SpanChart({
    spans,
    latest: 2020,
    title: 'Partnerships',
    description: 'Bars',
    undated: 0,
    kindName: () => 'Twinning',
    messages: messagesIn('en'),
  }).toString();

/** The texts of a name, each with its look, its place and its end. */
const namesIn = (html: string, name: string) =>
  [...html.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].flatMap(([, attributes = '', text]) =>
    text === name ? [attributes] : [],
  );

test('a bar is solid to what a source confirms, and striped after it', () => {
  const html = drawn(span('Radom', 1950, 1985));
  const [solid, striped] = [...html.matchAll(/x="([\d.]+)%" y="44" width="([\d.]+)%"/g)].map((found) =>
    found.slice(1).map(Number),
  );
  expect(solid?.[0]).toBe(0);
  expect(solid?.[1]).toBeCloseTo(striped?.[0] ?? 0, 1);
  expect((striped?.[0] ?? 0) + (striped?.[1] ?? 0)).toBeCloseTo(100, 1);
  expect(html).not.toContain('opacity');
});

test('what a source confirms lies within the picture, however long ago all began', () => {
  const [, shown = ''] = /x="0%" y="44" width="([\d.]+)%"/.exec(drawn(span('Radom', 1950, 2060))) ?? [];
  expect(Number(shown)).toBeCloseTo(100, 0);
  const [, half = ''] =
    /x="0%" y="44" width="([\d.]+)%"/.exec(drawn(span('Radom', 1950, 2005), span('Como', 1990, 2060))) ?? [];
  expect(Number(half)).toBeCloseTo(50, 0);
});

test('a long name stands above the beginning of its bar where there is room, and else ends with the picture', () => {
  const name = 'A name that is as long as they get';
  const [tight, roomy] = namesIn(drawn(span('Radom', 1950, 1960), span(name, 1988, 1990)), name);
  expect(tight).toContain('class="tight" x="100%"');
  expect(tight).toContain('text-anchor="end"');
  expect(roomy).toMatch(/class="roomy" x="5\d[.\d]*%"/);
  expect(roomy).not.toContain('text-anchor');
});

test('a name that fits everywhere is written once', () => {
  expect(namesIn(drawn(span('Radom', 1950, 1960)), 'Radom')).toHaveLength(1);
});
