import { parentPort } from 'node:worker_threads';
import { drawWorld } from '../pages/map/world.ts';

parentPort?.postMessage(drawWorld());
