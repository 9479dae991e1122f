/** What `munpart init` takes: each flag answers what is asked at a terminal. */
export const INIT = {
  help: 'begin a folder of records of your own',
  operand: 'DIR',
  flags: {
    municipality: 'name of the municipality',
    country: 'its country: name or code',
    languages: 'languages of the names and texts, by commas: de,en',
    licence: 'CC0, CC-BY-4.0, CC-BY-SA-4.0, the web address of another one, or none',
  },
} as const;
