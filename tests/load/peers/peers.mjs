import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { answering, ended, freePort, started, stopped } from '../processes.mjs';
import { hasVirtuoso, PARAMETERS, startVirtuoso } from './virtuoso.mjs';

// Other SPARQL servers, as far as they are on this machine: they are no part of the project.

const COMUNICA = 'comunica-sparql-file-http';

/** By name: whether its command is there, and how it is started on a port with a file of N-Triples, which gives the path of its endpoint. */
const PEERS = {
  virtuoso: {
    isThere: hasVirtuoso,
    async start({ directory, triples }) {
      const { port, stop } = await startVirtuoso(directory, triples);
      return { port, path: '/sparql', parameters: PARAMETERS, stop };
    },
  },
  trifid: {
    isThere: () => isCommand('trifid', '--help'),
    async start({ directory, triples }) {
      const config = join(directory, 'trifid.yaml');
      await writeFile(config, trifidSettings(triples));
      return serving('/query', (port) => ['trifid', ['-c', config, '-p', String(port)]], { cwd: directory });
    },
  },
  comunica: {
    isThere: () => isCommand(COMUNICA, '--help'),
    start: ({ triples }) =>
      serving('/sparql', (port) => [COMUNICA, [triples, '-p', String(port), '-t', '600']]),
  },
  oxigraph: {
    isThere: () => isCommand('oxigraph', '--version'),
    async start({ directory, triples }) {
      const location = ['--location', join(directory, 'store')];
      await ended(started('oxigraph', ['load', ...location, '--file', triples]));
      const words = (port) => ['serve-read-only', ...location, '--bind', `127.0.0.1:${port}`];
      return serving('/query', (port) => ['oxigraph', words(port)]);
    },
  },
};

/** Starts the peers that are on the PATH, each with the N-Triples, and those that are given as `name=URL,…`, which have the data already; each with how to end it. */
export async function startPeers({ directory, triples, given = '' }) {
  const peers = given.split(',').filter(Boolean).map(peerAt);
  const isGiven = (name) => peers.some((peer) => peer.name === name);
  for (const [name, { isThere, start }] of Object.entries(PEERS)) {
    if (isGiven(name) || !isThere()) continue;
    const own = join(directory, name);
    await mkdir(own, { recursive: true });
    try {
      peers.push({ name, parameters: {}, ...(await start({ directory: own, triples })) });
    } catch (error) {
      console.error(`${name} cannot be started: ${error.message}`);
    }
  }
  return peers;
}

function peerAt(text) {
  const [name, url] = text.split(/=(.*)/);
  const { port, pathname, hostname, protocol } = new URL(url);
  if (protocol !== 'http:' || !['127.0.0.1', 'localhost'].includes(hostname)) {
    throw new Error(`--peers: ${url} is not on this machine`);
  }
  return { name, port: Number(port || 80), path: pathname, parameters: {}, stop: () => {} };
}

function isCommand(command, word) {
  return spawnSync(command, [word]).error === undefined;
}

async function serving(path, commandFor, options = {}) {
  const port = await freePort();
  const [command, words] = commandFor(port);
  const child = started(command, words, options);
  const stop = () => stopped(child);
  try {
    await answering(
      `http://127.0.0.1:${port}${path}?query=ASK%7B%7D`,
      child,
      'application/sparql-results+json',
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, path, stop };
}

/** Only its endpoint, over a file in memory. */
function trifidSettings(triples) {
  return `plugins:
  fetch-handler:
    module: trifid-handler-fetch
    paths: /query
    config:
      url: ${triples}
      contentType: application/n-triples
      baseIRI: http://127.0.0.1/
      graphName: urn:munpart
      unionDefaultGraph: true
`;
}
