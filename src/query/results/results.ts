import { FORMATS } from '../../formats/index.ts';
import { type QueryForm, RESULT_FORMATS } from './result-formats.ts';

export { type QueryForm, RESULT_FORMATS, type ResultFormat } from './result-formats.ts';

/** What a form's answer can be written in, as negotiation reads it, in order of preference. */
export interface AnswerFormat {
  readonly name: string;
  readonly label: string;
  readonly mediaType: string;
  readonly aliases: readonly string[];
  readonly extension: string;
}

/** The formats that a query of this form can be answered in: RDF for CONSTRUCT and DESCRIBE, results for SELECT and ASK. */
export function answerFormats(form: QueryForm): readonly AnswerFormat[] {
  if (form === 'construct' || form === 'describe') return FORMATS;
  return RESULT_FORMATS.filter(({ forms }) => forms.includes(form));
}
