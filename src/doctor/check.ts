import { Broken, type RemoteSite } from './site.ts';

/** One thing that was looked at. */
export interface CheckResult {
  readonly ok: boolean;
  readonly text: string;
  /** Told, but no promise: neither kept nor broken. */
  readonly isRemark?: boolean;
}

/** One promise of a publisher; `run` looks at it piece by piece. */
export interface Check {
  readonly title: string;
  run(site: RemoteSite): AsyncIterable<CheckResult>;
}

/** A finding from something that throws Broken where a promise is not kept. */
export async function finding(text: string, look: () => Promise<void>): Promise<CheckResult> {
  try {
    await look();
    return { ok: true, text };
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return { ok: false, text: `${text}: ${error.message}` };
  }
}

/** Throws Broken where something is not so. */
export function expectThat(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Broken(otherwise);
}

/** Throws Broken where Vary does not name a request field by which an answer was chosen (RFC 9110 §12.5.5). */
export function expectVary(headers: Headers, field: string): void {
  const named = (headers.get('vary') ?? '').split(',').map((one) => one.trim().toLowerCase());
  expectThat(named.includes(field.toLowerCase()), `Vary does not name ${field}`);
}
