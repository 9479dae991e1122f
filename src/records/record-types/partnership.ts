import { z } from 'zod';
import { type RuleFault, rule } from '../checks/rule.ts';
import { code } from '../mapping/codes.ts';
import { label, localizedLabels, localizedProse } from '../mapping/text.ts';
import { endBeforeStart, partialDate } from '../mapping/values.ts';
import { reference } from '../reading/identifiers.ts';
import { agreement, agreementFaults, fields } from './agreement.ts';
import { measurement } from './measurement.ts';

const shape = {
  partners: z
    .array(reference('place', 'organisation'), { error: 'expected a list of slugs: [ … ]' })
    .min(1, { error: 'expected at least one partner' })
    .describe('Slugs of places or organisations, without the publisher of the page'),
  asWritten: z
    .array(z.union([label, localizedLabels], { error: 'expected a text, or { language: text }' }), {
      error: 'expected a list of texts: [ … ]',
    })
    .optional()
    .describe('The names of the partners as the page writes them; { de: … } where not in its language'),
  kind: code('kind').describe('What sort of partnership it is'),
  start: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  startBasis: code('start-basis').optional().describe('What the start rests on; needed with a start'),
  end: partialDate.optional().describe('yyyy, yyyy-mm or yyyy-mm-dd'),
  status: code('status').optional().describe('Only where a dated source states it; absent means unknown'),
  statusAsOf: partialDate.optional().describe('When the source said so; needed with a status'),
  agreements: z
    .array(agreement, { error: 'expected a list of agreements' })
    .optional()
    .describe('What was signed'),
  fields: z
    .strictObject(
      {
        agreed: fields.optional().describe('What the partners agreed on'),
        practised: fields.optional().describe('What the page reports as done'),
        planned: fields.optional().describe('What the page announces'),
      },
      { error: 'expected fields: { agreed: [ … ], practised: [ … ], planned: [ … ] }' },
    )
    .optional()
    .describe('Fields of cooperation'),
  projects: z
    .array(reference('project'), { error: 'expected a list of slugs: [ … ]' })
    .optional()
    .describe('Slugs of projects.yaml'),
  programmes: z
    .array(code('programme'), { error: 'expected a list of programmes: [ … ]' })
    .optional()
    .describe('Programmes, where the page names no project'),
  involves: z
    .array(reference('organisation'), { error: 'expected a list of slugs: [ … ]' })
    .optional()
    .describe('Slugs of organisations.yaml that take part without being partners'),
  facts: z
    .array(measurement, { error: 'expected a list of facts' })
    .optional()
    .describe('Area and population of the partner as the page states them'),
  description: localizedProse.optional().describe('One or two sentences in your own words'),
  note: localizedProse.optional().describe('A remark for readers'),
};

/** The schema of a partnership as a page reports it. */
export const partnership = z
  .strictObject(shape)
  .check(
    rule(shape, ['start', 'end'], endBeforeStart),
    rule(shape, ['start', 'startBasis'], basisFaults),
    rule(shape, ['status', 'statusAsOf'], statusFaults),
    rule(shape, ['agreements'], agreementFaults),
    rule(shape, ['partners', 'facts'], factFaults),
  );

/** A partnership as a page reports it; `partners` are those beside the page's publisher. */
export type Partnership = z.infer<typeof partnership>;

function* basisFaults({ start, startBasis }: Pick<Partnership, 'start' | 'startBasis'>): Iterable<RuleFault> {
  if (start !== undefined && startBasis === undefined) {
    yield {
      path: ['start'],
      message: 'a start needs a "startBasis": stated, agreement-signed or approximate',
    };
  }
  if (start === undefined && startBasis !== undefined) {
    yield { path: ['startBasis'], message: 'a "startBasis" without a "start"' };
  }
}

function* statusFaults({
  status,
  statusAsOf,
}: Pick<Partnership, 'status' | 'statusAsOf'>): Iterable<RuleFault> {
  const isKnown = status !== undefined && status !== 'unknown';
  if (isKnown && statusAsOf === undefined) {
    yield { path: ['status'], message: `the status ${status} needs a "statusAsOf": when the source said so` };
  }
  if (!isKnown && statusAsOf !== undefined) {
    yield { path: ['statusAsOf'], message: 'a "statusAsOf" without a known "status"' };
  }
}

function* factFaults({ partners, facts = [] }: Pick<Partnership, 'partners' | 'facts'>): Iterable<RuleFault> {
  for (const [index, fact] of facts.entries()) {
    if (fact.of === undefined && partners.length > 1) {
      yield { path: ['facts', index], message: 'which partner is meant? add "of" with its slug' };
    }
    if (fact.of !== undefined && !partners.includes(fact.of)) {
      yield { path: ['facts', index, 'of'], message: `"${fact.of}" is no partner of this partnership` };
    }
  }
}
