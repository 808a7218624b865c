import "server-only";

/**
 * The network address a request came from; null where nobody says. Next writes the socket's address into X-Forwarded-For where the
 * header is missing, and a proxy in front appends what it saw: the last entry is the only one a client cannot choose there. Without a
 * proxy a client can, so what must hold against anyone is counted by e-mail address too.
 */
export function callerAddress(headers: Headers): string | null {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last ? last.slice(0, 100) : null;
}
