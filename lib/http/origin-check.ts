const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether a request that a browser sent with its cookie came from one of our own pages.
 *
 * `publicUrl` is the address that browsers use; null refuses everything. Browsers send Origin with each POST, PUT, PATCH and DELETE,
 * so its absence (or "null": a sandboxed frame, a redirect across sites) is a refusal too. On this machine "localhost" and
 * "127.0.0.1" name the same panel; either is taken where the request itself went to that very name.
 */
export function comesFromOurPages(request: {
  origin: string | null;
  fetchSite: string | null;
  host: string | null;
  publicUrl: string | null;
}): boolean {
  const { origin, fetchSite, host, publicUrl } = request;
  if (origin === null || publicUrl === null || !URL.canParse(origin)) return false;
  // Every browser since 2023 sends Sec-Fetch-Site, and no script can forge it.
  if (fetchSite !== null && fetchSite !== "same-origin") return false;
  const ours = new URL(publicUrl);
  if (origin === ours.origin) return true;

  const theirs = new URL(origin);
  const sameButForTheName = theirs.protocol === ours.protocol && theirs.port === ours.port;
  const bothLoopback = LOOPBACK.includes(ours.hostname) && LOOPBACK.includes(theirs.hostname);
  return sameButForTheName && bothLoopback && origin === theirs.origin && theirs.host === host;
}
