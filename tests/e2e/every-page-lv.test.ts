import { visitEveryPage } from './every-page.ts';

visitEveryPage('lv', [
  { width: 390, scheme: 'light' },
  { width: 1280, scheme: 'dark' },
]);
