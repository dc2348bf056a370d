import { BlockList, isIP } from 'node:net'

const inward = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  inward.addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  // A gateway makes an IPv4 address of any kind out of these.
  ['64:ff9b::', 96],
] as const) {
  inward.addSubnet(net, prefix, 'ipv6')
}

/** Whether an IP address is one of this machine or of its own network. */
export function isInwardAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, '').replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family !== 0 && inward.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether a host of a URL is meant for this machine or its own network: such an address, or a name without a domain. */
export function isInwardHost(hostname: string): boolean {
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return isInwardAddress(hostname)
  // The dot at the end of a name says that it is whole.
  const name = hostname.replace(/\.$/, '')
  return !name.includes('.') || /\.(local|localhost|lan|home|internal)$/i.test(name)
}
