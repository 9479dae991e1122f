import { visitEveryPage } from './every-page.ts';

visitEveryPage([
  { width: 390, language: 'lv', scheme: 'light' },
  { width: 390, language: 'en', scheme: 'dark' },
]);
