import { GEOJSON } from '../../http/representation.ts';
import { messagesIn, wording } from '../../pages/messages/messages.ts';
import { facetsOf } from '../lists/facets/facets.ts';
import { LISTS, type List } from '../lists/lists.ts';
import { MATRIX_FORMS } from '../lists/matrix-route.ts';
import { LIST_FORMS } from '../lists/route.ts';
import { AS_OF, inQuery, type PathItem, suffixed } from './path-item.ts';

/** The lists, each with the facets by which it is filtered. */
export const LISTED: readonly PathItem[] = [
  ...LISTS.map(listItem),
  {
    path: '/fields/matrix',
    routes: ['/fields/matrix'],
    group: 'lists',
    title: { en: 'Fields by municipality', lv: 'Jomas pa pašvaldībām' },
    parameters: [AS_OF],
    formats: suffixed(MATRIX_FORMS),
    problems: ['not-found', 'not-acceptable'],
    example: () => ({ path: 'fields/matrix.csv' }),
  },
];

function listItem(list: List): PathItem {
  return {
    path: `/${list.name}`,
    routes: [`/${list.name}`],
    group: 'lists',
    title: { en: wording(messagesIn('en').lists, list.name), lv: wording(messagesIn('lv').lists, list.name) },
    parameters: [
      ...facetsOf(list.name).map(({ key }) =>
        inQuery(key, {
          en: `Only those with this value: a code, or none; several by repeating ${key}.`,
          lv: `Tikai tie, kam ir šī vērtība: kods vai none; vairākas – atkārtojot ${key}.`,
        }),
      ),
      AS_OF,
      inQuery('sort', {
        en: 'Name of a column; with a minus before it the other way round.',
        lv: 'Ailes nosaukums; ar mīnusu priekšā – pretējā secībā.',
      }),
      inQuery(
        'page',
        {
          en: 'A part of the list, from 1; files hold all of it without.',
          lv: 'Saraksta daļa, sākot no 1; bez tā datnēs ir viss saraksts.',
        },
        { type: 'integer', minimum: 1 },
      ),
    ],
    formats: suffixed(LIST_FORMS.filter((form) => form !== GEOJSON || list.geo)),
    problems: ['malformed', 'not-found', 'not-acceptable'],
    example: () => ({ path: `${list.name}.csv` }),
  };
}
