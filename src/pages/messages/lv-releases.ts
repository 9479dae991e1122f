import { countingIn } from './counting.ts';
import type { enReleases } from './en-releases.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');

/** What the pages on releases, and on what was withdrawn, say in Latvian. */
export const lvReleases: Wording<typeof enReleases> = {
  title: 'Laidieni',
  lead: 'Visi publicētie datu stāvokļi. Laidiens nemainās, un tā datnēm ir paliekošas adreses.',
  one: (count) => `${number(count)}. laidiens`,
  number: 'Nr.',
  date: 'Publicēts',
  notes: 'Kas mainījies',
  statements: 'Apgalvojumi',
  things: 'Aprakstītie objekti',
  compare: 'Salīdzināt',
  since: (count) => `kopš ${number(count)}. laidiena`,
  current: 'pašreizējais',
  previous: 'Iepriekšējais laidiens',
  checksum: 'Datu SHA-256',
  noNotes: 'Bez piezīmēm.',
  files: 'Datnes',
  file: 'Datne',
  size: 'Lielums',
  comparison: (from, to) => `No ${number(from)}. līdz ${number(to)}. laidienam`,
  comparisonLead: 'Kas pievienots, mainīts un svītrots, sakārtots pēc aprakstītā objekta.',
  total: (added, deleted) =>
    `${counted(added, 'apgalvojums pievienots', 'apgalvojumi pievienoti')}, ${counted(deleted, 'svītrots', 'svītroti')}.`,
  kinds: { added: 'Pievienots', removed: 'Svītrots', renamed: 'Pārdēvēts', changed: 'Mainīts' },
  follow: 'Apgalvojumi, kas no šīm izmaiņām tikai izriet, ir saskaitīti, bet nav uzskaitīti pa vienam.',
  same: 'Abu laidienu dati ir vienādi.',
  silent: 'Mainījušies tikai apgalvojumi, kas izriet no citiem vai norāda, kura lapa ko vēsta.',
  tooMany: 'Izmaiņu ir pārāk daudz, lai tās uzskaitītu pa vienai; viss ir ielāpā.',
  shown: (shown, all) => `Parādītas pirmās ${number(shown)} no ${number(all)}; JSON ir visas.`,
  asOf: {
    shown: 'Šajā lapā dati ir tādi, kādi tie publicēti:',
    now: 'Rādīt šo lapu pašreizējā laidienā',
  },
  feed: 'Datu izmaiņas',
  firstRelease: 'Pirmais saglabātais laidiens',
  unread: 'Izmaiņas nav nosakāmas: šis laidiens vai tas, kas bija pirms tā, šeit ir bojāts.',
  patch: 'Precīza atšķirība RDF Patch formātā',
  patchNote: 'Lietots pirmā laidiena datiem, ielāps dod otrā laidiena datus ar precizitāti līdz baitam.',
  withdrawn: {
    kicker: 'Vairs netiek publicēts',
    lead: 'Šeit agrāk bija publicēti dati, taču to vairs nav. Adrese ir saglabāta, lai vecās saites nevestu tukšumā.',
    when: 'Izņemts',
    why: 'Iemesls',
    replacedBy: 'Aizstāts ar',
    was: 'Kas tas bija',
    releases: 'Tas joprojām ir iepriekšējos laidienos',
  },
};
