import { countingIn } from './counting.ts';
import { enParameters, enRoutes } from './en-routes.ts';

const { number, counted } = countingIn('en');

/** What the page about the interface for programs says in English. */
export const enApi = {
  title: 'For developers',
  lead: 'Every page of this site is also data: the same address gives HTML to people and RDF, JSON, CSV or GeoJSON to programs.',
  about: [
    'No key and no registration; any page of any site may read the answers (CORS).',
    'What you get is decided by the Accept field, or by a suffix such as .ttl or .json where an address has one. The page and its data are representations of one resource, so caches and ETags work as HTTP says.',
    'HEAD is answered wherever GET is. Dumps can be fetched in parts. Everything is read-only.',
  ],
  machine: 'The same for programs: OpenAPI 3.1',
  begin: 'In short',
  groups: {
    documents: 'Things and the vocabulary',
    lists: 'Lists',
    queries: 'Search and queries',
    files: 'The dataset and its files',
    services: 'This interface and operations',
  },
  parameters: 'Parameters',
  parameter: 'Parameter',
  meaning: 'Meaning',
  required: 'required',
  inHeader: 'header field',
  formats: 'Formats',
  leads: 'Leads on (303)',
  empty: 'No content (204)',
  anyForm: 'the file as it is',
  problems: 'Problems',
  problemsLead:
    'Whatever goes wrong is told as problem details (RFC 9457), or as a page where HTML is asked for: one sentence, and links that help.',
  kind: 'Kind',
  status: 'Status',
  limits: 'Limits',
  limitsLead: 'So that the server is there for all; who needs more takes the dumps.',
  limit: {
    queryTime: 'Time that a query may take',
    resultBytes: 'Largest result',
    queryBytes: 'Longest query',
    clientQueries: 'Queries of one client under way',
    clientTime: 'Time of queries of one client in a minute',
  },
  seconds: (count: number) => counted(count, 'second', 'seconds'),
  bytes: (count: number) => `${number(count)} bytes`,
  unlimited: 'no limit',
  routes: enRoutes,
  parameterTexts: enParameters,
} as const;
