import { isIP } from 'node:net';

/** How a request came here, as far as it says who asks. */
export interface Origin {
  /** The address at the other end of the connection. */
  readonly remote: string | undefined;
  /** The field X-Forwarded-For. */
  readonly forwardedFor: string | undefined;
}

/**
 * Who asks, for limits: an IPv4 address, or the /64 of an IPv6 address, for a subscriber has as much. Behind so many trusted
 * proxies it is the address that the outermost of them saw; what stands before it in X-Forwarded-For is hearsay.
 */
export function clientOf({ remote, forwardedFor }: Origin, proxies = 0): string {
  const near = bare(remote ?? '');
  if (proxies === 0 || !forwardedFor) return networkOf(near);
  const chain = [...forwardedFor.split(',').map(bare), near];
  const seen = chain[Math.max(0, chain.length - 1 - proxies)] ?? near;
  return networkOf(isIP(seen) === 0 ? near : seen);
}

/** An address without port, brackets and zone. */
function bare(text: string): string {
  const [address = ''] = text.trim().split('%');
  return /^\[(.+)\](:\d+)?$/.exec(address)?.[1] ?? /^([\d.]+):\d+$/.exec(address)?.[1] ?? address;
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
