/** What fills a template: texts, and lists for the sections that are repeated for each member. */
export interface TemplateValues {
  readonly [name: string]: string | undefined | readonly TemplateValues[];
}

/** A section on lines of its own, or a hole; names have only letters. */
const PART = /^[ \t]*\{\{#(\w+)\}\}\n([\s\S]*?)^[ \t]*\{\{\/\w+\}\}\n|\{\{(\w+)\}\}/gm;

/** The template with its holes `{{name}}` filled. What stands between the lines `{{#name}}` and `{{/name}}` is written for each member of a list, or once for a text that is not empty; sections do not nest. Throws where a hole has no text. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(PART, (_, section?: string, body = '', hole = '') => {
    if (section !== undefined)
      return membersOf(values[section])
        .map((member) => fillTemplate(body, { ...values, ...member }))
        .join('');
    const value = values[hole];
    if (typeof value !== 'string') throw new Error(`the template has a hole without a value: ${hole}`);
    return value;
  });
}

function membersOf(value: TemplateValues[string]): readonly TemplateValues[] {
  if (typeof value === 'string') return value === '' ? [] : [{}];
  return value ?? [];
}
