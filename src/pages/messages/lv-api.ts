import { countingIn } from './counting.ts';
import type { enApi } from './en-api.ts';
import { lvParameters, lvRoutes } from './lv-routes.ts';
import type { Wording } from './messages.ts';

const { counted } = countingIn('lv');

/** What the page about the interface for programs says in Latvian. */
export const lvApi: Wording<typeof enApi> = {
  title: 'Izstrādātājiem',
  lead: 'Katra šīs vietnes lapa ir arī dati: tā pati adrese cilvēkiem dod HTML, bet programmām – RDF, JSON, CSV vai GeoJSON.',
  about: [
    'Ne atslēgas, ne reģistrācijas; atbildes drīkst lasīt jebkuras vietnes lapa (CORS).',
    'Atbildes veidu nosaka lauks Accept vai adreses paplašinājums, piemēram, .ttl vai .json, ja adresei tāds ir. Lapa un tās dati ir viena resursa reprezentācijas, tāpēc kešatmiņas un ETag darbojas, kā to paredz HTTP.',
    'Uz HEAD atbild visur, kur uz GET. Datnes var lejupielādēt pa daļām. Viss ir tikai lasāms.',
  ],
  machine: 'Tas pats programmām: OpenAPI 3.1',
  begin: 'Īsumā',
  groups: {
    documents: 'Lietas un vārdnīca',
    lists: 'Saraksti',
    queries: 'Meklēšana un vaicājumi',
    files: 'Datu kopa un tās datnes',
    services: 'Šī saskarne un uzturēšana',
  },
  parameters: 'Parametri',
  parameter: 'Parametrs',
  meaning: 'Nozīme',
  required: 'obligāts',
  inHeader: 'galvenes lauks',
  formats: 'Formāti',
  leads: 'Ved tālāk (303)',
  empty: 'Bez satura (204)',
  anyForm: 'datne, kāda tā ir',
  problems: 'Kļūdas',
  problemsLead:
    'Par katru kļūdu ziņo RFC 9457 pierakstā vai, ja prasīts HTML, ar lapu: viens teikums un saites, kas var palīdzēt.',
  kind: 'Veids',
  status: 'Statuss',
  limits: 'Ierobežojumi',
  limitsLead: 'Lai servera pietiktu visiem; kam vajag vairāk, tas var lejupielādēt visu datu kopu.',
  limit: {
    queryTime: 'Vaicājuma ilgums',
    resultBytes: 'Lielākais rezultāts',
    queryBytes: 'Garākais vaicājums',
    clientQueries: 'Viena klienta vienlaicīgi vaicājumi',
    clientTime: 'Viena klienta vaicājumu laiks minūtē',
  },
  seconds: (count) => counted(count, 'sekunde', 'sekundes'),
  bytes: (count) => counted(count, 'baits', 'baiti'),
  unlimited: 'bez ierobežojuma',
  routes: lvRoutes,
  parameterTexts: lvParameters,
};
