/** What the query page of a publication without a server says in English; `#` stands for a number. */
export const enBrowserQuery = {
  lead: 'Your browser answers the queries itself: it loads the whole dataset and evaluates SPARQL 1.1 on it. Nothing you ask leaves your computer.',
  needsScript: 'Without JavaScript no query can be answered here. The data can be downloaded all the same.',
  data: 'The data that are queried',
  stop: 'Stop',
  loading: 'Loading the data…',
  running: 'Running…',
  rows: '# rows',
  shown: 'The first # are shown.',
  statements: '# statements',
  yes: 'Yes',
  no: 'No',
  stopped: 'Stopped.',
  failed: 'The query cannot be answered:',
};
