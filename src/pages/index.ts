export { datasetPage } from './dataset.tsx';
export { definitionsPage } from './definitions.tsx';
export { homePage } from './home.tsx';
export { listPage } from './list.tsx';
export { problemPage } from './problem.tsx';
export { queriesPage, queryPage } from './queries.tsx';
export { resourcePage } from './resource.tsx';
export { resultsPage } from './results.tsx';
export { sparqlPage } from './sparql.tsx';
