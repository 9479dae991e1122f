import { countingIn } from './counting.ts';

const { counted } = countingIn('en');

/** What the pages about errors say in English; titles and texts are found by the kind of the problem. */
export const enProblem = {
  status: 'Error',
  links: 'This may help',
  home: 'Back to the start',
  retry: (seconds: number) => `Try again in ${counted(seconds, 'second', 'seconds')}.`,
  help: { dumps: 'All data as files', limits: 'Limits of this server', examples: 'Example queries' },
  next: {
    'not-found': 'Look whether the address is written right, or search for the name.',
    'not-acceptable': 'Choose one of the forms in which it can be had.',
    'too-large':
      'Ask for less: put a LIMIT on the query, select fewer entries, or take the whole dataset as files.',
    'too-many':
      'What you asked before counts for a minute. Whoever needs more than that is better served by the files.',
    timeout:
      'Ask about fewer things at once, or load the files into a store of your own, which has no clock.',
    busy: 'Nothing is wrong with what you asked. Pages and files mostly answer even when queries have to wait.',
    'method-not-allowed': 'Everything here is read-only: use GET.',
    'service-failed': 'Leave the SERVICE part out, or try again later.',
  },
  title: {
    malformed: 'Malformed request',
    refused: 'Refused',
    'not-found': 'Not found',
    'not-compared': 'Not compared yet',
    'method-not-allowed': 'Method not allowed',
    'not-acceptable': 'Not available in this form',
    'too-large': 'Too large',
    'address-too-long': 'Address too long',
    'fields-too-large': 'Header field too large',
    'unsupported-media-type': 'Unsupported media type',
    'range-not-satisfiable': 'Range not satisfiable',
    'too-many': 'Too many queries',
    failed: 'Internal error',
    'service-failed': 'Another service failed',
    timeout: 'Too slow',
    busy: 'Busy',
    unavailable: 'Engine not available',
    ended: 'Ended on request',
  },
  text: {
    malformed: 'The request cannot be read as it was sent.',
    refused: 'This server does not do what was asked.',
    'not-found': 'Nothing is published at this address.',
    'not-compared':
      'Nobody has compared these data with Wikidata yet. Whoever runs this site can do so with the command “munpart compare”.',
    'method-not-allowed': 'This address does not answer requests of this kind.',
    'not-acceptable': 'What was asked for is here, but not in the form that was asked for.',
    'too-large': 'The question or its answer is larger than this server allows.',
    'address-too-long': 'The address is longer than this server allows.',
    'fields-too-large': 'A header field of the request is longer than this server allows.',
    'unsupported-media-type': 'This server does not read what was sent in this form.',
    'range-not-satisfiable': 'The file has no such part.',
    'too-many': 'You have asked more than this server answers at a time; please wait a little.',
    failed: 'The server could not answer; the fault is on its side.',
    'service-failed': 'A service on another server, which the query calls, did not answer.',
    timeout: 'The query took longer than this server allows. Ask for less, or put a LIMIT on it.',
    busy: 'The server has too much to do; please try again shortly.',
    unavailable:
      'The part of the server that answers such queries is out of order. Other queries, the pages and the downloads work.',
    ended: 'The query was ended before it was answered.',
  },
} as const;
