import { mkdirSync } from 'node:fs';

// Draws what no visitor should wait for.

mkdirSync('assets/generated', { recursive: true });
await import('./draw-world.mjs');
await import('./draw-vocabulary.tsx');
