import { BlockList, isIP, type LookupFunction } from 'node:net';
import { lookup } from 'node:dns';

const CLOSED = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  CLOSED.addSubnet(net, bits, 'ipv4');
CLOSED.addSubnet('2001::', 23, 'ipv6');
CLOSED.addSubnet('2001:db8::', 32, 'ipv6');
CLOSED.addSubnet('2002::', 16, 'ipv6');
const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');

/** Of the internet, and of nobody's own network: a webhook is no way into it. */
export const isPublicAddress = (address: string): boolean =>
  isIP(address) === 4
    ? !CLOSED.check(address, 'ipv4')
    : GLOBAL.check(address, 'ipv6') && !CLOSED.check(address, 'ipv6');

/** Hosts that the installation named may be anything; else https, by a name or a public address, without a user name. */
export function webhookUrl(text: string, hosts: readonly string[]): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username || url.password || !/^https?:$/.test(url.protocol)) return null;
  if (isNamed(url, hosts)) return url;
  const address = url.hostname.replace(/^\[|\]$/g, '');
  const isOpen = isIP(address) ? isPublicAddress(address) : address.includes('.');
  return url.protocol === 'https:' && isOpen ? url : null;
}

export const isNamed = ({ host, hostname }: URL, hosts: readonly string[]): boolean =>
  hosts.includes(host) || hosts.includes(hostname);

/** Where a name leads is asked when it is called: it may lead elsewhere than when it was entered. */
export const publicLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '');
    if (!addresses.every(({ address }) => isPublicAddress(address)))
      return done(new Error('the address is not public'), '');
    if (options.all) return done(null, addresses);
    done(null, addresses[0]!.address, addresses[0]!.family);
  });
