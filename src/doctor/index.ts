import type { Check, CheckResult } from './check.ts';
import { COUNTS, DOCUMENTS, DUMPS } from './checks/data.ts';
import { MACHINES } from './checks/machines.ts';
import { DISCOVERY, PROTOCOL } from './checks/protocol.ts';
import { QUALITY, QUERIES, SERVICE } from './checks/service.ts';
import { Broken, openSite, type RemoteSite } from './site.ts';

/** Every promise that is looked at, in the order of the report. */
const CHECKS: readonly Check[] = [
  COUNTS,
  SERVICE,
  DUMPS,
  DOCUMENTS,
  QUERIES,
  PROTOCOL,
  DISCOVERY,
  MACHINES,
  QUALITY,
];

/** The end of an examination. */
export interface Diagnosis {
  readonly passed: number;
  readonly broken: number;
}

/** Examines a running publisher by HTTP alone, and prints what it finds, line by line; `url` is its address, whatever its base IRI. */
export async function examine(url: string, print: (line: string) => void): Promise<Diagnosis> {
  const findings: CheckResult[] = [];
  const note = (one: CheckResult) => {
    if (!one.isRemark) findings.push(one);
    const sign = one.ok ? '✓' : '✗';
    print(`  ${one.isRemark ? '·' : sign} ${one.text}`);
  };
  const site = await opened(url, note);
  if (site !== undefined) {
    print(`${site.url} publishes ${site.base}`);
    for (const check of CHECKS) await examined(check, site, print, note);
  }
  const broken = findings.filter(({ ok }) => !ok).length;
  const passed = findings.length - broken;
  print(`${passed} promises kept, ${broken} broken`);
  return { passed, broken };
}

async function opened(url: string, note: (one: CheckResult) => void): Promise<RemoteSite | undefined> {
  try {
    return await openSite(url);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    note({ ok: false, text: error.message });
    return undefined;
  }
}

async function examined(
  { title, run }: Check,
  site: RemoteSite,
  print: (line: string) => void,
  note: (one: CheckResult) => void,
): Promise<void> {
  print(title);
  try {
    for await (const one of run(site)) note(one);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    note({ ok: false, text: error.message });
  }
}
