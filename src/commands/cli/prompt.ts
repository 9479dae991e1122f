import { createInterface } from 'node:readline/promises';

/** What somebody at the terminal answers; undefined where nobody sits there. */
export async function prompt(question: string): Promise<string | undefined> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(`${question} `)).trim();
  } finally {
    terminal.close();
  }
}
