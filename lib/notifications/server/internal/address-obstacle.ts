import "server-only";

import { isIP } from "node:net";

import { isLoopbackHost } from "@/lib/aws/loopback";
import { mayBeReached, type Reach } from "@/lib/http/server/may-be-reached";

/**
 * What speaks against sending to an address, as far as it shows in its text; null: nothing. An IP address shows in whatever spelling, since
 * URLs bring it to one. What a name resolves to is checked at each sending.
 */
export function addressObstacle(url: string, reach: Reach): string | null {
  const { protocol, hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  const isLoopback = isLoopbackHost(hostname) || /(^|\.)localhost$/.test(host);
  if (isLoopback && reach !== "public-only") return null;
  // Only https leads out of this machine: a message would be readable on its way.
  if (protocol !== "https:") return "must begin with https://";
  if (isLoopback || (isIP(host) !== 0 && !mayBeReached(host, reach))) return "must lead to a public address, not into this machine or its network";
  return null;
}
