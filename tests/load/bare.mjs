import { serve } from '@hono/node-server';
import { Hono } from 'hono';

/** The yardstick: Hono with one route that says hello, on the port given. */
const app = new Hono().get('/hello', (c) => c.text('Hello World'));
serve({ fetch: app.fetch, port: Number(process.argv[2]), hostname: '127.0.0.1' });
