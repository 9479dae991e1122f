import { describe, expect, it } from 'vitest';
import { clientOf } from '../../../../src/http/limits/connections.ts';

describe('a client', () => {
  it.each([
    ['203.0.113.9', undefined, 0, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
    ['::ffff:cb00:7109', undefined, 0, '203.0.113.9'],
    ['::1', undefined, 0, '0:0:0:0::/64'],
    ['2001:db8:a:b:1:2:3:4', undefined, 0, '2001:db8:a:b::/64'],
    ['2001:db8:a:b::9', undefined, 0, '2001:db8:a:b::/64'],
    ['2001:DB8:A::', undefined, 0, '2001:db8:a:0::/64'],
    ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
    [undefined, undefined, 0, ''],
    [undefined, '203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.1', '203.0.113.9', 0, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.1', '198.51.100.7, 203.0.113.9', 1, '203.0.113.9'],
    ['10.0.0.1', '198.51.100.7, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['10.0.0.1', '203.0.113.9', 2, '203.0.113.9'],
    ['10.0.0.1', undefined, 1, '10.0.0.1'],
    ['10.0.0.1', '203.0.113.9:4711', 1, '203.0.113.9'],
    ['10.0.0.1', '[2001:db8::9]:4711', 1, '2001:db8:0:0::/64'],
    ['10.0.0.1', '203.0.113.9, unknown', 1, '10.0.0.1'],
    ['10.0.0.1', '<script>', 1, '10.0.0.1'],
  ])('at %s, forwarded for %s behind %i trusted proxies, is %s', (remote, forwardedFor, proxies, client) => {
    expect(clientOf({ remote, forwardedFor }, proxies)).toBe(client);
  });
});
