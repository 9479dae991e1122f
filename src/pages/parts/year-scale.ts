/** A stretch of years as parts of a picture's width. */
export interface YearScale {
  /** Its years, each of which has a line of its own. */
  readonly ticks: readonly number[];
  /** Percent from the left of a point in time, a year with its fraction. */
  percent(time: number): number;
}

/** A scale over decades that holds two points in time; with fewer lines where there are many decades. */
export function yearScale(earliest: number, latest: number): YearScale {
  const first = Math.floor(earliest / 10) * 10;
  const last = Math.max(latest, first + 10);
  const step = Math.max(10, Math.ceil((last - first) / 80) * 10);
  const ticks = Array.from(
    { length: Math.floor((last - first) / step) + 1 },
    (_, index) => first + index * step,
  );
  return {
    ticks,
    percent: (time) => Math.round(((time - first) / (last - first)) * 1000) / 10,
  };
}

/** A partial date as a year with its fraction; undefined where it is no date. */
export function timeOf(lexical: string): number | undefined {
  const [, year, month = '1', day = '1'] = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?/.exec(lexical) ?? [];
  return year === undefined ? undefined : Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 372;
}
