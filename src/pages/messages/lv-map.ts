import { countingIn } from './counting.ts';
import type { enMap } from './en-map.ts';
import type { Wording } from './messages.ts';

const { number, counted } = countingIn('lv');
const partnerships = (count: number) => counted(count, 'partnerība', 'partnerības');

/** What maps, timelines and the pages of towns and partnerships say in Latvian. */
export const lvMap: Wording<typeof enMap> = {
  title: 'Partnerību karte',
  heading: 'Kas ar ko sadarbojas',
  description: (arcs, towns, countries) =>
    `${counted(arcs, 'līnija', 'līnijas')} no pašvaldībām, kas publicē datus. Partneri: ${number(towns)}, valstis: ${number(countries)}. Tas pats ir tabulā zem kartes.`,
  gathered: (count) =>
    `Kopā ${partnerships(count)}: katra līnija apzīmē visas partnerības starp tās galiem, partneri apkopoti pa valstīm.`,
  warped: 'Virzieni ir īsti, attālumi nav: tālās vietas attēlotas tuvāk, lai Eiropai pietiktu vietas.',
  table: 'Karte kā tabula',
  unplaced: (count) =>
    `Kartē nav redzami ${counted(count, 'partneris', 'partneri')}, jo datos nav koordinātu.`,
  others: 'Pārējās',
  country: 'Valsts',
  partners: 'Partneri',
  number: 'Partnerības',

  choose: 'Izvēlies, ko rādīt kartē',
  filters: { municipality: 'Pašvaldība', country: 'Valsts', field: 'Joma', decade: 'Sākums' },
  any: {
    municipality: 'Visas pašvaldības',
    country: 'Visas valstis',
    field: 'Visas jomas',
    decade: 'Jebkura desmitgade',
  },
  countryless: 'valsts nav norādīta',
  show: 'Rādīt',
  showAll: 'Rādīt visas',
  selected: (count, total) =>
    count === total
      ? `Visas partnerības: ${number(total)}`
      : `${number(count)} no ${number(total)} partnerībām`,
  asList: 'Skatīt tās kā sarakstu',
  empty: 'Visām izvēlēm kopā neatbilst neviena partnerība.',
  emptyAdvice: 'Izvēlies mazāk nosacījumu vai rādi visas.',

  placeTitle: (name) => `Karte: ${name} un partneri`,
  placeDescription: (name, partners) => `Līnijas (sākums: ${name}) uz: ${partners}.`,
  partiesTitle: (name) => `Partneru karte: ${name}`,
  partiesDescription: (parties) => `Partneri, ko savieno līnija: ${parties}.`,
  andMore: (count) => `un vēl ${number(count)}`,

  timelineTitle: (name) => `Partnerības laika gaitā: ${name}`,
  timelineDescription: (count, undated, first) =>
    `${counted(count, 'josla', 'joslas')}, agrākā sākas: ${first}${undated === 0 ? '' : `; bez datuma: ${number(undated)}`}. Tas pats ir sarakstā zem attēla.`,
  undated: (count) => `Bez datuma: ${partnerships(count)}; attēlā to nav, bet ir sarakstā.`,
  open: 'Ja josla izdziest, datos nav beigu datuma; tas vēl nenozīmē, ka partnerība turpinās.',

  atSecondHand: 'Partneru partneri',
  atSecondHandLead: 'Divu soļu attālumā: ar ko sadarbojas šīs vietas partneri.',
  through: 'caur:',
  more: (count) => `Vēl ${number(count)} nav parādīti.`,

  dataAndCitation: 'Dati un atsauce',
  dataHere: 'Šīs lapas dati',
  cite: 'Kā atsaukties',
  citeLead: 'Atsaucies uz pašas lietas adresi: tā nemainās. Laidiens norāda, kādā stāvoklī dati redzēti.',
  bibtex: 'BibTeX',
  citation: (name, site, release, date, iri) =>
    `“${name}”. ${site}, laidiens ${release}${date === undefined ? '' : `, ${date}`}. ${iri}`,
};
