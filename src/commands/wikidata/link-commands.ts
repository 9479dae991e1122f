import type { Settings } from '../../config.ts';
import type { CommandArguments, Described, Grammar } from '../cli/arguments.ts';

interface LinkCommand extends Described {
  run(settings: Settings, words: CommandArguments): Promise<void>;
}

/** The commands that bridge to Wikidata; their code is loaded when they run. */
export const LINK_COMMANDS: Readonly<Record<'compare' | 'link', LinkCommand>> = {
  compare: {
    help: 'compare the twinnings here with those in Wikidata',
    flags: {
      endpoint: 'SPARQL endpoint to ask; default https://query.wikidata.org/sparql',
      format: 'text, csv or json; default text',
    },
    switches: { refresh: 'ask anew instead of reading the snapshot that is kept' },
    settings: ['data', 'releases', 'snapshot', 'engine', 'queryTimeout'],
    run: async (settings, words) => (await import('./compare.ts')).compareTwinnings(settings, words),
  },
  link: {
    help: 'look for the Wikidata items of places that have none',
    flags: {
      service: 'reconciliation service; default https://wikidata.reconci.link/en/api',
      review: 'file of the candidates to be reviewed; default links/review.yaml among the records',
      reviewer: 'with --apply, in what role you decided: officer, editor or researcher; default officer',
    },
    switches: { apply: 'take over what was decided in the file' },
    settings: ['data', 'baseIri'],
    run: async (settings, words) => (await import('./link.ts')).linkPlaces(settings, words),
  },
};

/** What the export of QuickStatements takes besides the settings. */
export const QUICKSTATEMENTS: Required<Pick<Grammar, 'flags' | 'switches'>> = {
  flags: {
    municipality: 'quickstatements: slug of the one whose batch goes to FILE or the standard output',
    limit: 'quickstatements: most statements to add, altogether',
    retrieved: 'quickstatements: the day on which you looked at the source pages',
  },
  switches: { 'dry-run': 'quickstatements: only tell what would be added' },
};
