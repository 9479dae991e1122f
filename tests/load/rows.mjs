const WIDTHS = [78, 10, 28, 7];

/** A measurement against an aim; `ratio` is what was measured in units of the aim's yardstick. */
export function row(what, measured, { aim = '', ratio, met } = {}) {
  return { what, measured, aim, ratio, met };
}

/** A rate against another one of the same run, of which it should be at least this part. */
export function share(what, rate, yardstick, least, name = 'bare Hono') {
  const ratio = rate / yardstick;
  return row(what, perSecond(rate), { aim: `≥ ${least} × ${name}`, ratio, met: ratio >= least });
}

/** A number that should be at most, or with `least` at least, so much. */
export function against(what, value, { most, least, print, name = '' }) {
  const bound = most ?? least;
  const aim = `${most === undefined ? '≥' : '≤'} ${name}${print(bound)}`;
  return row(what, print(value), {
    aim,
    ratio: value / bound,
    met: most === undefined ? value >= least : value <= most,
  });
}

/** A number that is told for comparison. */
export function told(what, measured, ratio) {
  return row(what, measured, { ratio });
}

/** The aim holds for one number of partnerships: at another it is told for orientation. */
export function forScale(one, scale, wanted) {
  return scale === wanted ? one : { ...one, aim: `${one.aim} at ${wanted}`, met: undefined };
}

/** Prints a row. */
export function print({ what, measured, aim, ratio, met }) {
  const cells = [what, measured, aim, ratio === undefined ? '' : ratio.toFixed(2)];
  const verdict = { true: 'met', false: 'MISSED', undefined: '' }[String(met)];
  console.log([...cells.map((cell, index) => cell.padEnd(WIDTHS[index])), verdict].join(' ').trimEnd());
}

export function perSecond(rate) {
  return `${rate >= 100 ? Math.round(rate) : rate.toFixed(1)}/s`;
}

export function milliseconds(time) {
  return `${time >= 100 ? Math.round(time) : time.toFixed(2)} ms`;
}

export function seconds(time) {
  return `${(time / 1000).toFixed(1)} s`;
}

export function megabytes(bytes) {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
