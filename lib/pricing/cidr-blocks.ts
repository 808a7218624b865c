const IPV4_BITS = 32;

/** The first `count` parts of an IPv4 range, each with `hostBits` bits of its own, as Fn::Cidr makes them; null where they do not fit. */
export function cidrBlocks(range: string, count: number, hostBits: number): string[] | null {
  const [, address, prefix] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(range) ?? [];
  const octets = address?.split(".").map(Number) ?? [];
  const rangeBits = IPV4_BITS - Number(prefix);
  if (octets.length !== 4 || octets.some((octet) => octet > 255) || !(rangeBits >= 0)) return null;
  if (!Number.isInteger(count) || !Number.isInteger(hostBits) || count < 1 || hostBits < 0 || count * 2 ** hostBits > 2 ** rangeBits) return null;
  // Multiplied, not shifted: shifts are signed beyond 31 bits.
  const asNumber = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const first = asNumber - (asNumber % 2 ** rangeBits);
  return Array.from({ length: count }, (_, index) => `${dotted(first + index * 2 ** hostBits)}/${IPV4_BITS - hostBits}`);
}

const dotted = (address: number): string => [2 ** 24, 2 ** 16, 2 ** 8, 1].map((unit) => Math.floor(address / unit) % 256).join(".");
