import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NetworkFigures } from '../../src/features/network/figures.ts';
import { BASE, type Published, publishRecords } from '../http/publication.ts';

/** That of the system, for which its packages are: `python3` may be another one, without them. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = `
import sys, json, io
import networkx as nx
data = io.BytesIO(sys.stdin.buffer.read())
g = nx.Graph(nx.read_graphml(data) if sys.argv[1] == "graphml" else nx.read_gexf(data))
print(json.dumps({"nodes": g.number_of_nodes(), "edges": g.number_of_edges(),
  "components": nx.number_connected_components(g), "clustering": nx.average_clustering(g),
  "transitivity": nx.transitivity(g), "density": nx.density(g),
  "assortativity": nx.degree_assortativity_coefficient(g),
  "km": sum(d.get("km", 0) for _, _, d in g.edges(data=True)),
  "label": g.nodes["${BASE}id/place/radom"]["label"]}))`;

let published: Published;
beforeAll(async () => {
  published = await publishRecords();
});
afterAll(() => published.close());

/** What networkx, which has nothing of ours, finds in a file; throws where it is not installed. */
function networkx(form: string, file: string): Record<string, number | string> {
  return JSON.parse(execFileSync(PYTHON, ['-c', SCRIPT, form], { input: file, encoding: 'utf8' }));
}

describe('the network', () => {
  it.each(['graphml', 'gexf'])('as %s is read by networkx, which counts the same', async (form) => {
    const get = async (path: string) => (await published.app.request(path)).text();
    const { figures } = JSON.parse(await get('/network.json')) as { figures: NetworkFigures };
    const read = networkx(form, await get(`/network.${form}`));
    const { nodes, edges, components } = figures;
    expect(read).toMatchObject({ nodes, edges, components, label: 'Radom' });
    for (const name of ['clustering', 'transitivity', 'density', 'assortativity'] as const) {
      expect(read[name], name).toBeCloseTo(figures[name] ?? Number.NaN, 9);
    }
    expect(read.km).toBeCloseTo((figures.distance?.mean ?? 0) * (figures.distance?.pairs ?? 0), 3);
  });
});
