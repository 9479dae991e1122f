import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { LRUCache } from 'lru-cache';

/** How a request came here, as far as it says who asks. */
interface Origin {
  /** The address at the other end of the connection. */
  readonly remote: string | undefined;
  /** The field X-Forwarded-For. */
  readonly forwardedFor: string | undefined;
}

/**
 * Who asks, for limits: an IPv4 address, or the /64 of an IPv6 address, for a subscriber has as much. Behind so many trusted
 * proxies it is the address that the outermost of them saw; what stands before it in X-Forwarded-For is hearsay.
 */
export function clientOf({ remote = '', forwardedFor }: Origin, proxies = 0): string {
  if (proxies === 0 || !forwardedFor) return knownNetworkOf(remote);
  const peer = bare(remote);
  const chain = [...forwardedFor.split(',').map(bare), peer];
  const seen = chain[Math.max(0, chain.length - 1 - proxies)] ?? peer;
  return networkOf(isIP(seen) === 0 ? peer : seen);
}

/** An address without port, brackets and zone. */
function bare(text: string): string {
  const [address = ''] = text.trim().split('%');
  return /^\[(.+)\](:\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
}

/** Of those who asked last: to read an address takes as long as much of an answer that is ready. */
const networks = new LRUCache<string, string>({ max: 1_000 });

function knownNetworkOf(remote: string): string {
  const known = networks.get(remote);
  if (known !== undefined) return known;
  const network = networkOf(bare(remote));
  networks.set(remote, network);
  return network;
}

function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  return isMapped ? dotted(groups.slice(6)) : `${groups.slice(0, 4).join(':')}::/64`;
}

/** The eight groups of an IPv6 address, in hexadecimal without leading zeros. */
function groupsOf(address: string): readonly string[] {
  const [start = '', end] = new URL(`http://[${address}]/`).hostname.slice(1, -1).split('::');
  const [first, last] = [start, end ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const head = first ?? [];
  const tail = last ?? [];
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

function dotted(groups: readonly string[]): string {
  const numbers = groups.map((group) => Number.parseInt(group, 16));
  return numbers.flatMap((number) => [number >> 8, number & 0xff]).join('.');
}

/** How many connections there may be; 0: as many as there are. */
export interface ConnectionSettings {
  /** In total. */
  readonly maxConnections?: number;
  /** Of one client address; not counted behind trusted proxies, from which everybody comes. */
  readonly clientConnections?: number;
}

interface Connection {
  readonly socket: Socket;
  readonly client: string;
  /** Requests under way. */
  active: number;
  /** Beyond the bounds: only health is answered. */
  readonly isSurplus: boolean;
}

const DEFAULTS = { maxConnections: 2_000, clientConnections: 256 };
/** Connections beyond the bounds that are open at once, so that health is answered and others are told. */
const RESERVE = 32;
/** Milliseconds that they have for their request. */
const SURPLUS_TIMEOUT = 3_000;

/**
 * Sees to it that no client locks others out by connections: whoever comes when a bound is reached takes the place of the
 * connection that has been idle for longest (one whose request has not arrived yet is idle too); where none is, the
 * newcomer is served what tells health, and 503 for all else.
 */
export class Connections {
  readonly #max: number;
  readonly #maxOfClient: number;
  /** Longest idle first: a connection is put at the end when it comes and when it has been answered. */
  readonly #open = new Map<Socket, Connection>();
  readonly #counts = new Map<string, number>();
  #surplus = 0;
  #isClosing = false;

  constructor({ maxConnections, clientConnections }: ConnectionSettings, proxies = 0) {
    const unlimited = (bound: number) => (bound === 0 ? Number.POSITIVE_INFINITY : bound);
    this.#max = unlimited(maxConnections ?? DEFAULTS.maxConnections);
    const ofClient = clientConnections ?? DEFAULTS.clientConnections;
    this.#maxOfClient = unlimited(proxies > 0 ? 0 : ofClient);
  }

  /** Follows the connections and requests of a server. */
  watch(server: Server): void {
    server.on('connection', (socket) => this.#enter(socket));
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      const connection = this.#open.get(request.socket);
      if (connection === undefined) return;
      connection.active++;
      if (this.#isClosing) response.shouldKeepAlive = false;
      response.once('close', () => this.#released(connection));
    });
  }

  /** Whether the request came by a connection beyond the bounds. */
  isSurplus({ socket }: IncomingMessage): boolean {
    return this.#open.get(socket)?.isSurplus === true;
  }

  /** Closes idle connections, and the others when they are answered, at the latest after so many milliseconds. */
  async close(grace: number): Promise<void> {
    this.#isClosing = true;
    const end = performance.now() + grace;
    for (;;) {
      for (const { socket, active } of this.#open.values()) if (active === 0) socket.destroy();
      if (this.#open.size === 0) return;
      if (performance.now() >= end) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    for (const { socket } of this.#open.values()) socket.destroy();
  }

  #enter(socket: Socket): void {
    const client = clientOf({ remote: socket.remoteAddress, forwardedFor: undefined });
    const isFull = this.#isFull(client) && !this.#closeIdle(client);
    const connection = { socket, client, active: 0, isSurplus: isFull };
    // What a connection suffers is nobody else's concern.
    socket.on('error', () => {});
    socket.once('close', () => this.#leave(connection));
    this.#open.set(socket, connection);
    if (isFull) this.#admitSurplus(connection);
    else this.#counts.set(client, (this.#counts.get(client) ?? 0) + 1);
  }

  #isFull(client: string): boolean {
    return this.#open.size - this.#surplus >= this.#max || this.#isClientFull(client);
  }

  #isClientFull(client: string): boolean {
    return (this.#counts.get(client) ?? 0) >= this.#maxOfClient;
  }

  /** Makes room by closing an idle connection: of the client where it has reached its own bound, else of any. */
  #closeIdle(client: string): boolean {
    const own = this.#isClientFull(client);
    for (const connection of this.#open.values()) {
      const { active, isSurplus, client: other, socket } = connection;
      if (active > 0 || isSurplus || (own && other !== client)) continue;
      this.#leave(connection);
      socket.destroy();
      return true;
    }
    return false;
  }

  #admitSurplus({ socket }: Connection): void {
    this.#surplus++;
    setTimeout(() => socket.destroy(), SURPLUS_TIMEOUT).unref();
    if (this.#surplus <= RESERVE) return;
    const first = [...this.#open.values()].find(({ isSurplus }) => isSurplus);
    first?.socket.destroy();
    if (first) this.#leave(first);
  }

  #released(connection: Connection): void {
    connection.active--;
    const { socket, isSurplus, active } = connection;
    if (!this.#open.delete(socket)) return;
    this.#open.set(socket, connection);
    if (active === 0 && (this.#isClosing || isSurplus)) socket.end();
  }

  #leave({ socket, client, isSurplus }: Connection): void {
    if (!this.#open.delete(socket)) return;
    if (isSurplus) {
      this.#surplus--;
      return;
    }
    const count = (this.#counts.get(client) ?? 1) - 1;
    if (count > 0) this.#counts.set(client, count);
    else this.#counts.delete(client);
  }
}
