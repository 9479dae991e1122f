import { parentPort } from 'node:worker_threads';
import { drawWorld } from './world.ts';

parentPort?.postMessage(drawWorld());
