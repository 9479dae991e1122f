import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MultiLineString, MultiPolygon } from 'geojson';
import { merge, mesh } from 'topojson-client';

/** The countries of the world at 1:50 million, as one land and as the lines between them. */
export interface Atlas {
  readonly land: MultiPolygon;
  readonly borders: MultiLineString;
}

type Topology = Parameters<typeof mesh>[0];
type Countries = Parameters<typeof merge>[1];
type Shape = Parameters<typeof mesh>[1];

let atlas: Atlas | undefined;

/** Natural Earth's outlines; read at the first call. */
export function openAtlas(): Atlas {
  atlas ??= readAtlas();
  return atlas;
}

function readAtlas(): Atlas {
  const file = fileURLToPath(import.meta.resolve('world-atlas/countries-50m.json'));
  const topology: Topology = JSON.parse(readFileSync(file, 'utf8'));
  const countries = topology.objects.countries;
  if (countries?.type !== 'GeometryCollection') throw new Error('the atlas has no countries');
  return {
    land: merge(topology, countries.geometries as Countries),
    borders: mesh(topology, countries as Shape, (a, b) => a !== b),
  };
}
