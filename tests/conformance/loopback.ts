import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { pause } from '../program.ts';

/** A port of loopback that nobody listened on a moment ago, for programs that cannot choose one themselves. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** Waits until a program answers at a URL with success; rejects with what it said where it ends, or has not by then (milliseconds). */
export async function answering(
  url: string,
  program: ChildProcess,
  { patience, said }: { readonly patience: number; said(): string | Promise<string> },
): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const answered = await fetch(url).catch(() => undefined);
    if (answered?.ok) return;
    if (Date.now() > end || program.exitCode !== null) throw new Error(`${url}: ${await said()}`);
    await pause(100);
  }
}
