import "server-only";

import { BlockList, isIP } from "node:net";

/** Which of this machine's and its network's own addresses a request may go to beside public ones. */
export type Reach = "public-only" | "public-and-loopback" | "loopback-only";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** IANA's special-purpose registries for IPv4, and for IPv6 all that is not global unicast or carries an IPv4 address inside. */
const NOT_PUBLIC_V4 = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // link-local, where clouds answer with credentials
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  NOT_PUBLIC_V4.addSubnet(net, prefix, "ipv4");

const GLOBAL_V6 = new BlockList();
GLOBAL_V6.addSubnet("2000::", 3, "ipv6");
const NOT_PUBLIC_V6 = new BlockList();
for (const [net, prefix] of [
  ["2001::", 23], // Teredo and other protocol assignments
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4
  ["3fff::", 20],
] as const)
  NOT_PUBLIC_V6.addSubnet(net, prefix, "ipv6");

/** Whether a request may go to an IP address. What is no address may not; an IPv4 address written as IPv6 counts as what it is. */
export function mayBeReached(address: string, reach: Reach): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const kind = family === 4 ? "ipv4" : "ipv6";
  if (LOOPBACK.check(address, kind)) return reach !== "public-only";
  return reach !== "loopback-only" && isPublic(address, kind);
}

function isPublic(address: string, kind: "ipv4" | "ipv6"): boolean {
  if (kind === "ipv4") return !NOT_PUBLIC_V4.check(address, kind);
  // ::ffff:a.b.c.d lies outside 2000::/3, so a mapped address is never public: nobody writes a public one so.
  return GLOBAL_V6.check(address, kind) && !NOT_PUBLIC_V6.check(address, kind);
}
