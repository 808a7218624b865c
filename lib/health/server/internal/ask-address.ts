import "server-only";

import { serverEnv } from "@/lib/env/server";
import { isLoopbackUrl } from "@/lib/aws/loopback";
import { requestOutside, type OutsideAnswer } from "@/lib/http/server/request-outside";

const MOST_BYTES = 64 * 1024; // a health answer is a line or two

type Asked = { url: URL; timeoutSeconds: number; /** Of a sandbox account, whose load balancers answer there by their names; null: the address itself is asked. */ endpoint: string | null; signal?: AbortSignal };

/** Asks an address that a stack gave out, once. Throws `AddressRefusedError`, `NoAnswerError`. */
export async function askAddress({ url, timeoutSeconds, endpoint, signal }: Asked): Promise<OutsideAnswer> {
  const isOwn = endpoint !== null && isLoopbackUrl(endpoint);
  return requestOutside({
    method: "GET",
    url,
    headers: { Accept: "application/json, */*;q=0.5" },
    timeoutMs: timeoutSeconds * 1_000,
    // A sandbox's addresses lie on this machine and nowhere else, everybody else's never on it; tests reach nothing beyond it at all.
    reach: isOwn || serverEnv().loopbackAwsOnly ? "loopback-only" : "public-only",
    readAtMostBytes: MOST_BYTES,
    ...(isOwn ? { connectTo: new URL(endpoint) } : {}),
    ...(signal ? { signal } : {}),
  });
}
