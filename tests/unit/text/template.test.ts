import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../src/text/template.ts';

describe('a template', () => {
  it.each([
    ['a {{x}} b', { x: '1' }, 'a 1 b'],
    ['{{x}}{{y}}', { x: '{{y}}', y: '$&' }, '{{y}}$&'],
    ['{{#l}}\n{{x}}: {{y}}\n{{/l}}\n', { x: 'a', l: [{ y: '1' }, { y: '2' }] }, 'a: 1\na: 2\n'],
    ['  {{#l}}\n  {{y}}\n  {{/l}}\nend', { l: [] }, 'end'],
    ['{{#x}}\n{{x}}\n{{/x}}\n', { x: '' }, ''],
    ['{{#x}}\n{{x}}\n{{/x}}\n', { x: 'said' }, 'said\n'],
    ['{{#x}}\n{{x}}\n{{/x}}\n', {}, ''],
    ['{{#x}}\na\n{{/x}}\n{{#y}}\nb\n{{/y}}\n', { x: [{}, {}], y: 'z' }, 'a\na\nb\n'],
    ['{re.id.1} { "a": {{x}} }', { x: '"1"' }, '{re.id.1} { "a": "1" }'],
  ])('%j with %j is %j', (template, values, text) => {
    expect(fillTemplate(template, values)).toBe(text);
  });

  it.each([
    ['{{x}}', {}],
    ['{{x}}', { x: [] }],
    ['{{#l}}\n{{y}}\n{{/l}}\n', { l: [{}] }],
  ])('%j with %j has a hole without a value', (template, values) => {
    expect(() => fillTemplate(template, values)).toThrow(/a hole without a value: [xy]/);
  });
});
