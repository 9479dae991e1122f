// What the columns of a result hold, so that views find what they can draw.
import { datesOf, geometryOf, isResource, numberOf } from './terms.js';

/** The columns all of whose values are of a kind, and that have any. */
export function columnsOf({ columns, rows }, isOfKind) {
  return columns.filter((name) => {
    const terms = rows.flatMap((row) => row[name] ?? []);
    return terms.length > 0 && terms.every(isOfKind);
  });
}

/** Whether a term is a number. */
export const isNumber = (term) => numberOf(term) !== undefined;
/** Whether a term is a date or a span of dates. */
export const isDate = (term) => datesOf(term) !== undefined;
/** Whether a term is a place on the map. */
export const isGeometry = (term) => geometryOf(term) !== undefined;
/** Whether a term is none of these, nor a resource. */
export const isText = (term) => !isResource(term) && !isNumber(term) && !isDate(term) && !isGeometry(term);

/** The columns that name a row: texts, else IRIs. */
export function namingColumns(result) {
  const texts = columnsOf(result, isText);
  return texts.length > 0 ? texts : columnsOf(result, isResource);
}
