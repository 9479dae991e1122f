import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { RenderReply } from './render.ts';

// Beside this program, where the build puts them.
const RENDERER = new URL('./resvg.wasm', import.meta.url);
const FONT = new URL('./serif.ttf', import.meta.url);

const fontBuffers = [new Uint8Array(readFileSync(FONT))];
const ready = initWasm(readFileSync(RENDERER));

async function rendered(svg: string): Promise<RenderReply> {
  try {
    await ready;
    const drawing = new Resvg(svg, { font: { fontBuffers, loadSystemFonts: false } });
    const image = drawing.render();
    const png = image.asPng();
    // Memory of WebAssembly is not collected.
    image.free();
    drawing.free();
    return { png };
  } catch (error) {
    return { failure: String(error) };
  }
}

parentPort?.on('message', async (svg: string) => parentPort?.postMessage(await rendered(svg)));
