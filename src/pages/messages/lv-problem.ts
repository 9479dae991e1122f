import { countingIn } from './counting.ts';
import type { enProblem } from './en-problem.ts';
import type { Wording } from './messages.ts';

const { number } = countingIn('lv');

/** What the pages about errors say in Latvian. */
export const lvProblem: Wording<typeof enProblem> = {
  status: 'Kļūda',
  links: 'Tas var palīdzēt',
  home: 'Uz sākumu',
  retry: (seconds) => `Mēģini vēlreiz pēc ${number(seconds)} s.`,
  help: { dumps: 'Visi dati datnēs', limits: 'Šī servera ierobežojumi', examples: 'Vaicājumu piemēri' },
  next: {
    'not-found': 'Pārbaudi, vai adrese uzrakstīta pareizi, vai meklē pēc nosaukuma.',
    'not-acceptable': 'Izvēlies vienu no formātiem, kādos tas ir pieejams.',
    'too-large':
      'Prasi mazāk: pievieno vaicājumam LIMIT, atlasi mazāk ierakstu vai lejupielādē visu datu kopu datnēs.',
    'too-many': 'Iepriekš prasītais tiek skaitīts vienu minūti. Kam vajag vairāk, tam labāk noderēs datnes.',
    timeout: 'Vaicā par mazāk lietām uzreiz vai ielādē datnes savā datubāzē, kur laiks nav ierobežots.',
    busy: 'Ar tavu pieprasījumu viss ir kārtībā. Lapas un datnes parasti atbild arī tad, kad vaicājumiem jāgaida.',
    'method-not-allowed': 'Šeit viss ir tikai lasāms: lieto GET.',
    'service-failed': 'Izlaid vaicājuma SERVICE daļu vai mēģini vēlāk.',
  },
  title: {
    malformed: 'Nepareizs pieprasījums',
    refused: 'Atteikts',
    'not-found': 'Nav atrasts',
    'not-compared': 'Vēl nav salīdzināts',
    'method-not-allowed': 'Šāda metode nav atļauta',
    'not-acceptable': 'Šādā formātā nav pieejams',
    'too-large': 'Pārāk liels apjoms',
    'address-too-long': 'Pārāk gara adrese',
    'fields-too-large': 'Pārāk garš galvenes lauks',
    'unsupported-media-type': 'Neatbalstīts datu formāts',
    'range-not-satisfiable': 'Šādas daļas nav',
    'too-many': 'Pārāk daudz vaicājumu',
    failed: 'Iekšēja kļūda',
    'service-failed': 'Cita pakalpojuma kļūda',
    timeout: 'Pārāk ilgi',
    busy: 'Serveris ir noslogots',
    unavailable: 'Vaicājumu dzinējs nav pieejams',
    ended: 'Pārtraukts pēc pieprasījuma',
  },
  text: {
    malformed: 'Pieprasījumu tādā veidā, kā tas nosūtīts, nevar nolasīt.',
    refused: 'Šis serveris prasīto neveic.',
    'not-found': 'Šajā adresē nekas nav publicēts.',
    'not-compared':
      'Šie dati ar Wikidata vēl nav salīdzināti. To var izdarīt vietnes uzturētājs ar komandu “munpart compare”.',
    'method-not-allowed': 'Šī adrese uz šāda veida pieprasījumiem neatbild.',
    'not-acceptable': 'Prasītais šeit ir, taču ne prasītajā formātā.',
    'too-large': 'Jautājums vai atbilde pārsniedz šajā serverī pieļauto apjomu.',
    'address-too-long': 'Adrese ir garāka, nekā šis serveris pieļauj.',
    'fields-too-large': 'Pieprasījuma galvenes lauks ir garāks, nekā šis serveris pieļauj.',
    'unsupported-media-type': 'Šādā formātā nosūtītu saturu šis serveris nelasa.',
    'range-not-satisfiable': 'Datnei šādas daļas nav.',
    'too-many': 'Vaicājumu ir vairāk, nekā šis serveris vienlaikus atbild; lūdzu, nedaudz pagaidi.',
    failed: 'Serveris nevarēja atbildēt; vaina ir tā pusē.',
    'service-failed': 'Pakalpojums citā serverī, pie kura vēršas vaicājums, neatbildēja.',
    timeout: 'Vaicājums ilga vairāk, nekā šis serveris pieļauj. Sašaurini to vai pievieno LIMIT.',
    busy: 'Serveris šobrīd ir pārāk noslogots; lūdzu, mēģini vēlreiz pēc brīža.',
    unavailable:
      'Tā servera daļa, kas atbild uz šādiem vaicājumiem, nedarbojas. Citi vaicājumi, lapas un lejupielādes ir pieejamas.',
    ended: 'Vaicājums pārtraukts, pirms uz to atbildēts.',
  },
};
