import type { Settings } from '../../config.ts';
import type { CommandArguments, Described } from './arguments.ts';

/** What `munpart edit` takes; its code is loaded when it runs. */
export const EDIT: Described & { run(settings: Settings, words: CommandArguments): Promise<void> } = {
  help: 'bring in tables in a browser on this computer: map, check, preview, publish',
  operand: '[DIR]',
  flags: { port: 'TCP port of the page, on loopback alone; a free one otherwise' },
  settings: ['data', 'releases', 'dataset', 'keep', 'signingKey', 'baseIri', 'queryTimeout'],
  run: async (settings, words) => (await import('../edit/edit.ts')).editRecords(settings, words),
};
