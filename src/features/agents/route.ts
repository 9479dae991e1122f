import { describedAs, negotiated, type Route } from '../../http/route.ts';
import { mcp } from './handlers.ts';
import { llms } from './llms.ts';

const LIST_TOOLS = { jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} };

/** What programs that decide by themselves begin with. */
export const ROUTES: readonly Route[] = [
  {
    path: '/mcp',
    methods: ['POST'],
    handler: mcp,
    isUnqueued: true,
    group: 'services',
    ...describedAs('mcp'),
    forms: negotiated('application/json', 'text/event-stream'),
    problems: ['malformed', 'refused', 'too-large', 'unsupported-media-type', 'fields-too-large'],
    body: {
      'application/json': {
        schema: {
          type: 'object',
          required: ['jsonrpc', 'method'],
          properties: { method: { type: 'string' } },
        },
      },
    },
    example: () => ({
      path: 'mcp',
      accept: 'text/event-stream',
      body: { mediaType: 'application/json', text: JSON.stringify(LIST_TOOLS) },
    }),
    inStaticSite: 'never',
  },
  {
    path: '/llms.txt',
    handler: llms,
    group: 'services',
    ...describedAs('llms'),
    forms: negotiated('text/plain'),
    example: () => ({ path: 'llms.txt' }),
    inStaticSite: 'start',
    probe: { path: 'llms.txt' },
  },
];
