import { columnsOf, isNumber, namingColumns } from '../editor/columns.js';
import { cut, withData } from '../editor/data-table.js';
import { picture, shape, worded } from '../editor/dom.js';
import { numberOf, plainText } from '../editor/terms.js';

const MOST_BARS = 60;
const MOST_SERIES = 3;
const COORDINATES = /^(lat|latitude|long|lon|lng|longitude)$/i;

/** Bars: the length is a number, the label what names the row. */
export const chart = { name: 'chart', read: readChart, draw: drawChart };

function readChart(result) {
  if (result.kind !== 'rows') return undefined;
  const numbers = columnsOf(result, isNumber).filter((name) => !COORDINATES.test(name));
  const names = namingColumns(result).slice(0, 2);
  const labels = names.length > 0 ? names : numbers.length > 1 ? numbers.slice(0, 1) : [];
  const series = numbers.filter((name) => !labels.includes(name)).slice(0, MOST_SERIES);
  return series.length === 0 ? undefined : { rows: result.rows, labels, series };
}

function drawChart({ rows, labels, series }, about) {
  const { words, number, width } = about;
  const bars = rows.slice(0, MOST_BARS).map((row, index) => ({
    label: labels.map((name) => plainText(row[name], about)).join(' · ') || String(index + 1),
    values: series.map((name) => numberOf(row[name]) ?? 0),
  }));
  const longest = bars.reduce((best, bar) => (bar.values[0] > best.values[0] ? bar : best), bars[0]);
  const text = worded(words.chartText, {
    columns: series.join(', '),
    count: number(bars.length),
    label: labels.join(' · ') || '1',
    longest: `${longest.label} (${number(longest.values[0])})`,
  });
  const notes = rows.length > MOST_BARS ? [cutNote(rows.length, about)] : [];
  const data = bars.map(({ label, values }) => [label, ...values.map(number)]);
  const heads = [labels.join(' · ') || '#', ...series];
  return withData(barsPicture(bars, series, text, width, number), { heads, rows: data, notes }, about);
}

function cutNote(total, { words, number }) {
  return worded(words.first, { shown: number(MOST_BARS), total: number(total) });
}

function barsPicture(bars, series, text, width, number) {
  const thickness = series.length === 1 ? 18 : 12;
  const step = thickness * series.length + 10;
  const top = series.length > 1 ? 34 : 6;
  const letters = Math.min(Math.max(...bars.map(({ label }) => [...label].length)), width < 500 ? 16 : 44);
  const left = letters * 7.4 + 14;
  const values = bars.flatMap((bar) => bar.values);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = (width - left - 70) / (high - low || 1);
  const zero = left - low * scale;
  const marks = bars.flatMap(({ label, values: lengths }, index) => {
    const y = top + index * step;
    const name = shape(
      'text',
      { x: left - 10, y: y + (step - 10) / 2, class: 'd-label d-end' },
      cut(label, letters),
    );
    return [
      name,
      ...lengths.flatMap((value, which) =>
        bar(value, { zero, scale, y: y + which * thickness, thickness, which, number, label }),
      ),
    ];
  });
  const axis = shape('line', {
    x1: zero,
    x2: zero,
    y1: top - 4,
    y2: top + bars.length * step - 4,
    class: 'd-axis',
  });
  return picture(width, top + bars.length * step, text, ...legend(series), ...marks, axis);
}

function bar(value, { zero, scale, y, thickness, which, number, label }) {
  const length = Math.abs(value) * scale;
  const x = value < 0 ? zero - length : zero;
  const box = { x, y, width: Math.max(length, 0.5), height: thickness - 2, rx: 2, class: `d-bar-${which}` };
  return [
    shape('rect', box, shape('title', {}, `${label}: ${number(value)}`)),
    shape(
      'text',
      { x: zero + Math.max(value, 0) * scale + 6, y: y + thickness / 2, class: 'd-value' },
      number(value),
    ),
  ];
}

function legend(series) {
  if (series.length < 2) return [];
  let x = 0;
  return series.flatMap((name, which) => {
    const start = x;
    x += 34 + [...name].length * 8;
    return [
      shape('rect', { x: start, y: 4, width: 14, height: 14, rx: 2, class: `d-bar-${which}` }),
      shape('text', { x: start + 20, y: 12, class: 'd-label' }, name),
    ];
  });
}
