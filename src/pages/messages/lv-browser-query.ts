import type { enBrowserQuery } from './en-browser-query.ts';
import type { Wording } from './messages.ts';

/** What the query page of a publication without a server says in Latvian. */
export const lvBrowserQuery: Wording<typeof enBrowserQuery> = {
  lead: 'Uz vaicājumiem atbild pati pārlūkprogramma: tā ielādē visu datu kopu un izpilda SPARQL 1.1. Jūsu vaicājumi nekur netiek nosūtīti.',
  needsScript: 'Bez JavaScript uz vaicājumiem šeit nevar atbildēt. Datus tomēr var lejupielādēt.',
  data: 'Dati, kuros meklē',
  stop: 'Apturēt',
  loading: 'Ielādē datus…',
  running: 'Izpilda…',
  rows: 'Rindu skaits: #',
  shown: 'Parādītas pirmās #.',
  statements: 'Apgalvojumu skaits: #',
  yes: 'Jā',
  no: 'Nē',
  stopped: 'Apturēts.',
  failed: 'Uz vaicājumu nevar atbildēt:',
};
