import autocannon from "autocannon";

import { rounded } from "./statistics.mjs";

const SECONDS = 10;

/**
 * Latency of the first page of 50 environments and of the alarms, as JSON and as HTML, with 10,000 environments, 100,000 operations and 5,000 alarms in the database.
 * One at a time says what a person waits; ten at once, what the process can serve.
 */
export async function measureLists({ api, cookie }) {
  const list = `${api.url}/api/v1/environments?limit=50`;
  const pages = {
    "GET /api/v1/environments": [list, api.headers],
    "GET / (HTML)": [api.url, { Cookie: cookie }],
    "GET /api/v1/alarms": [`${api.url}/api/v1/alarms?limit=50`, api.headers],
    "GET /alarms (HTML)": [`${api.url}/alarms`, { Cookie: cookie }],
  };
  const results = {};
  for (const [name, [url, headers]] of Object.entries(pages)) {
    await load(url, headers, 2, 2); // warm
    results[name] = { oneAtATime: await load(url, headers, 1, SECONDS), tenAtOnce: await load(url, headers, 10, SECONDS) };
  }
  return results;
}

async function load(url, headers, connections, duration) {
  const latencies = [];
  const run = autocannon({ url, headers, connections, duration });
  run.on("response", (_client, _status, _bytes, responseMs) => latencies.push(responseMs));
  const result = await run;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share) => rounded(sorted[Math.floor(share * (sorted.length - 1))] ?? null, 2);
  return { requestsPerSecond: rounded(result.requests.average), p50Ms: at(0.5), p95Ms: at(0.95), maxMs: at(1), not2xx: result.non2xx + result.errors };
}
