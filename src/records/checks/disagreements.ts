import { interval } from '../mapping/values.ts';
import type { OutlinedPartnership, RecordIndex } from '../reading/record-index.ts';
import { type Issue, printPosition, valueAt } from '../reading/source.ts';

/** What two pages cannot state differently of one partnership, unless a discrepancy is recorded about it. */
const SETTLED = ['kind', 'start'] as const;

/** Pages that disagree on a partnership in silence. */
export function* disagreements(index: RecordIndex): Iterable<Issue> {
  const recorded = recordedDiscrepancies(index);
  for (const key of SETTLED) {
    const stated = new Map<string, OutlinedPartnership>();
    for (const partnership of index.partnerships) {
      const { slug } = partnership;
      const earlier = stated.get(slug);
      if (partnership[key] === undefined || recorded.has(`${slug} ${key}`)) continue;
      if (earlier === undefined) stated.set(slug, partnership);
      else if (canonical(earlier, key) !== canonical(partnership, key))
        yield disagreement(key, earlier, partnership);
    }
  }
}

function disagreement(
  key: (typeof SETTLED)[number],
  earlier: OutlinedPartnership,
  later: OutlinedPartnership,
): Issue {
  const pathIn = ({ index }: OutlinedPartnership) => ['partnerships', index, key];
  const position = printPosition(earlier.page.source.position(pathIn(earlier)));
  const message = `the ${key} ${later[key]} disagrees with ${earlier[key]} in ${position}: record a discrepancy about "${later.slug}"`;
  return later.page.source.issue(pathIn(later), message);
}

function canonical(partnership: OutlinedPartnership, key: (typeof SETTLED)[number]): string {
  const { kind, start } = partnership;
  if (key === 'kind' || start === undefined) return String(kind);
  return interval(start)?.lexical ?? String(start);
}

/** `{partnership} {property}` of each discrepancy about a partnership. */
function recordedDiscrepancies({ drafts }: RecordIndex): ReadonlySet<string> {
  const about = drafts.filter(({ type }) => type.register === 'discrepancies');
  return new Set(
    about.map(({ value }) => `${valueAt(value, ['about', 'partnership'])} ${valueAt(value, ['property'])}`),
  );
}
