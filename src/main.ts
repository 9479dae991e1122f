#!/usr/bin/env node
import { checkOpenFiles } from './commands/cli/open-files.ts';

// Before anything else is loaded: where too few files may be open, loading itself would fail, with a message about something else.
try {
  if (process.argv[2] === 'serve') checkOpenFiles();
  await import('./cli.ts');
} catch (error) {
  console.error(`munpart: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
