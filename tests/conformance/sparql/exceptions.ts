/** What all ids of the tests start with. */
export const TESTS = 'http://www.w3.org/2009/sparql/docs/tests/data-sparql11/';

const UPDATE = 'SPARQL 1.1 Update: a release never changes, and the endpoint takes queries only';

/** Directories whose tests munpart cannot be put to, each with the reason. */
export const NOT_APPLICABLE: Readonly<Record<string, string>> = {
  add: UPDATE,
  'basic-update': UPDATE,
  clear: UPDATE,
  copy: UPDATE,
  'delete-data': UPDATE,
  'delete-insert': UPDATE,
  'delete-where': UPDATE,
  delete: UPDATE,
  drop: UPDATE,
  move: UPDATE,
  'syntax-update-1': UPDATE,
  'syntax-update-2': UPDATE,
  'update-silent': UPDATE,
  entailment: 'the endpoint offers simple entailment only, and says so in its service description',
  'graph-store-protocol': 'releases are built from files; there is no Graph Store Protocol',
};

/** The tests that fail, by their id without what all ids start with, each with the reason; one that passes must leave this list. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'service/manifest#service5':
    'a service known only at run time is refused with 403: only named, allowed endpoints are contacted',
};
