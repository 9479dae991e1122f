import { columnsOf, isDate, isNumber, isText } from '../editor/columns.js';
import { cut, withData } from '../editor/data-table.js';
import { picture, shape, worded } from '../editor/dom.js';
import { datesOf, isResource, plainText, termElement } from '../editor/terms.js';

const MOST_ENTRIES = 200;
const ENDS = /end|until|till|last|latest|^to$/i;
const ROW = 24;

/** A line for each row, at its date; a date that is known to the year is as long as the year. */
export const timeline = { name: 'timeline', read: readTimeline, draw: drawTimeline };

function readTimeline(result) {
  if (result.kind !== 'rows') return undefined;
  const dates = columnsOf(result, isDate);
  const start = dates.find((name) => !ENDS.test(name)) ?? dates[0];
  if (start === undefined) return undefined;
  const end = dates.find((name) => name !== start && ENDS.test(name));
  const texts = columnsOf(result, isText);
  const names = texts.length > 0 ? texts : columnsOf(result, isResource);
  const labels = (names.length > 0 ? names : columnsOf(result, isNumber)).slice(0, 2);
  return { rows: result.rows, start, end, labels };
}

function drawTimeline({ rows, start, end, labels }, about) {
  const { words, number } = about;
  const dated = rows
    .filter((row) => row[start])
    .map((row) => ({ row, ...spanOf(row[start], row[end]) }))
    .sort((a, b) => a.from - b.from);
  const entries = dated.slice(0, MOST_ENTRIES).map((entry) => ({
    ...entry,
    date: [dateOf(entry, start, about), dateOf(entry, end, about)].filter(Boolean).join(' – '),
    label: labels.map((name) => plainText(entry.row[name], about)).join(' · '),
  }));
  const from = dateOf(entries[0], start, about);
  const text = worded(words.timelineText, {
    count: number(entries.length),
    from,
    to: dateOf(entries.at(-1), start, about),
  });
  const shown = { shown: number(MOST_ENTRIES), total: number(dated.length) };
  const notes = dated.length > MOST_ENTRIES ? [worded(words.first, shown)] : [];
  const columns = [start, ...(end ? [end] : []), ...labels];
  const data = entries.map((entry) => columns.map((name) => termElement(entry.row[name], about)));
  return withData(linesPicture(entries, text, about.width), { heads: columns, rows: data, notes }, about);
}

/** The date in a column as the language of the page writes it, as precise as it is known. */
function dateOf(entry, column, { language }) {
  const text = column === undefined ? undefined : entry.row[column]?.value;
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text ?? '') ?? [];
  if (month === undefined) return year ?? text;
  const parts = { year: 'numeric', month: 'long', ...(day && { day: 'numeric' }), timeZone: 'UTC' };
  return new Intl.DateTimeFormat(language, parts).format(
    new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`),
  );
}

function spanOf(start, end) {
  const { from, to } = datesOf(start);
  const last = end && datesOf(end);
  return { from, to: Math.max(to, last?.to ?? to), isSpan: last !== undefined };
}

function linesPicture(entries, text, width) {
  const years = [Math.floor(entries[0].from), Math.ceil(Math.max(...entries.map(({ to }) => to)))];
  const step = tickStep((years[1] - years[0]) / Math.max(3, width / 110));
  const first = Math.floor(years[0] / step) * step;
  const last = Math.max(first + step, Math.ceil(years[1] / step) * step);
  const x = (year) => 8 + ((year - first) / (last - first)) * (width - 16);
  const height = 30 + entries.length * ROW + 6;
  const ticks = [];
  for (let year = first; year <= last; year += step) {
    const side = year === first ? '' : year + step > last ? ' d-end' : ' d-middle';
    ticks.push(
      shape('line', { x1: x(year), x2: x(year), y1: 22, y2: height, class: 'd-grid' }),
      shape('text', { x: x(year), y: 10, class: `d-value${side}` }, String(year)),
    );
  }
  return picture(
    width,
    height,
    text,
    ...ticks,
    ...entries.flatMap((entry, index) => mark(entry, 30 + index * ROW, x, width)),
  );
}

function mark({ from, to, isSpan, date, label }, y, x, width) {
  const [left, right] = [x(from), Math.max(x(to), x(from) + 6)];
  const isRight = right > width * 0.55;
  const room = Math.max(8, Math.floor((isRight ? left : width - right) / 7.6) - 1);
  const at = isRight ? { x: left - 8, class: 'd-label d-end' } : { x: right + 8, class: 'd-label' };
  const box = { x: left, y: y + 4, width: right - left, height: ROW - 10, rx: 3 };
  const title = `${date} ${label}`;
  return [
    shape('rect', { ...box, class: isSpan ? 'd-bar-0 d-span' : 'd-bar-0' }, shape('title', {}, title)),
    shape('text', { ...at, y: y + ROW / 2 }, cut(`${date}  ${label}`, room), shape('title', {}, title)),
  ];
}

function tickStep(least) {
  return [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((step) => step >= least) ?? 5000;
}
