/** A slip of the pen in the records, and how it must be reported. */
export interface Mutation {
  /** Below the data directory. */
  readonly file: string;
  /** Occurs once in the file. */
  readonly from: string;
  readonly to: string;
  /** The part of `to` at which the fault is reported. */
  readonly at: string;
  readonly message: string;
}

/** Slips that a keeper of the records could make, all at once. */
export const MUTATIONS: readonly Mutation[] = [
  {
    file: 'pages/daugavpils.yaml',
    from: 'partners: [radom]',
    to: 'partners: [radmo]',
    at: 'radmo',
    message: 'no place or organisation "radmo": did you mean "radom"?',
  },
  {
    file: 'pages/daugavpils.yaml',
    from: '- partners: [ferrara]\n    asWritten: [Ferrara(Italy)]\n    kind:',
    to: '- partners: [ferrara]\n    asWritten: [Ferrara(Italy)]\n    descripton: {}\n    kind:',
    at: 'descripton',
    message: 'unknown key "descripton": did you mean "description"?',
  },
  {
    file: 'pages/jelgavas-novads.yaml',
    from: 'signed: 2017',
    to: 'signed: 2017-02-30',
    at: '2017-02-30',
    message: 'expected a date of the calendar as yyyy, yyyy-mm or yyyy-mm-dd, found "2017-02-30"',
  },
  {
    file: 'pages/valmiera.yaml',
    from: 'kind: twinning\n    start: 1991',
    to: 'kind: twining\n    start: 1991',
    at: 'twining',
    message:
      'expected a kind (twinning, cooperation, project or institutional), found "twining": did you mean "twinning"?',
  },
  {
    file: 'pages/valmiera.yaml',
    from: 'partners: [cherkasy]',
    to: 'partners: [cherkasy, cherkasy]',
    at: 'cherkasy]',
    message: '"cherkasy" is named twice',
  },
  {
    file: 'places.yaml',
    from: '{ en: Radom, lv: Radoma, pl: Radom }',
    to: '{ en: Radom, lv: Radoma, polish: Radom }',
    at: 'polish',
    message: 'expected a language tag such as en, de or pl, found "polish"',
  },
  {
    file: 'places.yaml',
    from: 'wikidata: Q80021\n',
    to: 'wikidata: 80021\n',
    at: '80021',
    message: 'expected a Wikidata item such as Q179830, found 80021',
  },
  {
    file: 'projects.yaml',
    from: 'start: 2016\n',
    to: 'start: 2016\n  end: 2015\n',
    at: '2015',
    message: 'the end 2015 is before the start 2016',
  },
  {
    file: 'pages/jelgava.yaml',
    from: 'value: 84394',
    to: 'value: -84394',
    at: '-84394',
    message: 'expected a number above 0, found -84394',
  },
  {
    file: 'discrepancies.yaml',
    from: 'about: { project: iotxchange }',
    to: 'about: { project: iotchange }',
    at: 'iotchange',
    message: 'no project "iotchange": did you mean "iotxchange"?',
  },
  {
    file: 'networks.yaml',
    from: 'name: { en: Union of the Baltic Cities, lv: Baltijas pilsētu savienība }  # lv: confirm\n  alsoKnownAs',
    to: 'name: [\n  alsoKnownAs',
    at: '[',
    message: 'a "[" that no "]" closes',
  },
];
