import { describe, expect, it } from 'vitest';
import { listPage } from '../../../src/features/lists/page/list.tsx';
import { context, list } from './fixtures.ts';

const HOSTILE = ['<img src=x onerror=alert(1)>', '</script><script>alert(1)</script>', '" autofocus x="'];

describe.each(HOSTILE)('a label that is %s', (label) => {
  it('is text in filters, chips, titles and the matrix', () => {
    const facet = { key: 'field', kind: 'resource' } as const;
    const value = { value: label, label: { text: label }, count: 1, selected: true };
    const head = { label: { text: label }, href: '/doc/x' };
    const cell = { partnerships: 3, agreed: 2, practised: 1, planned: 1, href: '/partnerships?field=x' };
    const html = listPage(
      context('/partnerships'),
      list({
        name: 'partnerships',
        browse: {
          path: 'partnerships',
          whole: 2,
          facets: [{ ...facet, values: [value], more: 0 }],
          chips: [{ facet, value, without: '/partnerships' }],
          shared: [],
          sortable: ['label'],
          sorting: 'label',
          query: `# ${label}`,
        },
        matrix: {
          municipalities: [head],
          more: 0,
          groups: [{ label: { text: label }, rows: [{ field: head, cells: [cell] }] }],
        },
      }),
    );
    expect(html).not.toContain(label);
    expect(html).not.toMatch(/<script>|<img src=x/);
    expect(html).toContain('name="field"');
    expect(html).toContain('class="number shade-5"');
  });
});
