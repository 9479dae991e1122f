import { countingIn } from './counting.ts';
import type { enDef } from './en-def.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');

/** What the pages about the vocabulary say in Latvian. */
export const lvDef: Wording<typeof enDef> = {
  title: 'Vārdnīca',
  lead: 'Jēdzieni, ko izmanto dati, un to nozīme. Klašu un īpašību nosaukumi nemainās.',
  shapes: {
    title: 'SHACL formas',
    lead: 'Ko ievēro katrs publicētais ieraksts, validatoriem: katras klases nosacījumi Turtle valodā.',
  },
  classes: 'Klases',
  properties: 'Īpašības',
  schemes: 'Jēdzienu shēmas',
  schemesLead: 'Kodi tam, ko dati šķiro; skaitlis rāda, pie cik lietām jēdziens norādīts.',
  domain: 'Kam piemīt',
  range: 'Vērtība',
  subClassOf: 'Paveids no',
  subPropertyOf: 'Precizē',
  inverseOf: 'Pretēja īpašība',
  mapped: 'Citās vārdnīcās',
  machines: 'Datu pārbaudes formas (SHACL)',
  jsonld: 'JSON-LD konteksts',
  version: (version) => `Versija ${version}`,
  overview: 'Īsumā',
  overviewLead:
    'Rāmīši ir klases, bultas – īpašības, kas ved no vienas klases pie otras; pārtrauktās bultas ved pie vispārīgākas klases. Sīkais raksts rāmītī nosauc īpašības, kuru vērtības ir jēdzieni.',
  diagram: 'Vārdnīcas shēma',
  diagramText: (classes, relations) =>
    `${counted(classes, 'klase', 'klases')} un ${counted(relations, 'saistība', 'saistības')} starp tām; tas pats ir tabulā zem shēmas.`,
  relations: 'Shēma kā tabula',
  from: 'No',
  to: 'Uz',
  property: 'Īpašība',
  used: 'Šajā laidienā',
  instances: (count) => counted(count, 'eksemplārs', 'eksemplāri'),
  statements: (count) => counted(count, 'apgalvojums', 'apgalvojumi'),
  named: (count) => `norādīts pie ${number(count)} ${singular(count) ? 'lietas' : 'lietām'}`,
  unused: 'nav lietots',
  usedOn: 'Lieto pie',
  usedWith: 'Tās eksemplāriem ir',
  usage: 'Kā to izmanto dati',
  example: 'Piemērs no datiem',
  concepts: (count) => counted(count, 'jēdziens', 'jēdzieni'),
  partnerships: 'Šīs partnerības kā atlasāms un lejupielādējams saraksts',
  prefixes: 'Prefiksi',
  prefixesLead: 'Datos izmantotās vārdtelpas un to saīsinājumi vaicājumos un datnēs.',
  prefix: 'Prefikss',
  namespace: 'Vārdtelpa',
  context: 'Kā lasīt JSON-LD',
  contextLead:
    'Katrs dokuments pieejams arī kā JSON. Tā konteksts pasaka, kuru IRI apzīmē katra atslēga, tāpēc viena un tā pati datne vienai programmai ir parasts JSON, citai – saistītie dati.',
  asTurtle: 'Apgalvojumi Turtle pierakstā',
  asJson: 'Tie paši JSON-LD pierakstā',
  keys: 'Ko konteksts saka par šīm atslēgām',
  key: 'Atslēga',
  meaning: 'Apzīmē',
  values: 'Tās vērtības',
  kinds: {
    language: 'teksti pa valodām',
    set: 'vienmēr saraksts',
    typed: 'viena noteikta datu tipa vērtība',
    plain: 'tādas, kādas ir',
  },
  readIt: 'Lai to nolasītu programmā, nav vajadzīga neviena bibliotēka:',
  more: (count) => `un vēl ${number(count)}`,
};

/** Whether Latvian puts what is counted into the singular: 1, 21, 31, but not 11. */
function singular(count: number): boolean {
  return count % 10 === 1 && count % 100 !== 11;
}
