import type { Described } from './arguments.ts';

/** What `munpart import` takes; a value that the code of the command need not be loaded for. */
export const IMPORT_GRAMMAR: Described = {
  help: 'turn a table of partnerships into records',
  operand: 'FILE',
  flags: {
    mapping: 'how the table is to be read; without it, a guess is written for you to confirm',
    publisher: 'slug of the place whose table it is, unless a column says it',
    encoding: 'of a text file that is no UTF-8, such as windows-1250; a guess otherwise',
    sheet: 'name of the sheet of a workbook; the first with cells otherwise',
  },
  switches: {
    yes: 'take the guess as it is',
    replace: 'write over what is there already, and keep a copy of it',
    anew: 'guess the mapping anew, and keep a copy of the one that is there',
  },
  settings: ['data', 'baseIri', 'port'],
};
