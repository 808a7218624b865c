import { summary } from "./statistics.mjs";

const ESTIMATES = 200;
const LEDGERS = 60;
const REGION = "us-east-1";

/** Milliseconds from request to answer, one at a time: each option's estimate, the answer's writing and reading included. */
export async function measureEstimates({ api }) {
  const { systems } = await api.get("/catalog");
  const results = {};
  for (const { options } of systems)
    for (const { system, option } of options) {
      const ask = () => api.post(`/catalog/${system}/${option}/estimate`, { region: REGION });
      await ask(); // warm
      results[`${system}/${option}`] = summary(await timed(ask, ESTIMATES / 10));
    }
  const [largest] = Object.entries(results).toSorted(([, left], [, right]) => right.p95 - left.p95);
  const [system, option] = largest[0].split("/");
  return { slowest: { option: largest[0], ...summary(await timed(() => api.post(`/catalog/${system}/${option}/estimate`, { region: REGION }), ESTIMATES)) }, byOption: results };
}

/** The ledger's first page with its totals, of the newest month that is billed, by two orders; and thirteen months by system. */
export async function measureLedger({ api }) {
  const month = new Date().toISOString().slice(0, 7);
  const questions = { "by actual": `/costs?month=${month}&limit=50`, "by name": `/costs?month=${month}&limit=50&sort=name`, "one system": `/costs?month=${month}&limit=50&filter[system]=harvest` };
  const results = {};
  for (const [name, path] of Object.entries(questions)) {
    await api.get(path); // warm
    results[name] = summary(await timed(() => api.get(path), LEDGERS));
  }
  return results;
}

async function timed(ask, count) {
  const samples = [];
  for (let run = 0; run < count; run += 1) {
    const startedMs = performance.now();
    await ask();
    samples.push(performance.now() - startedMs);
  }
  return samples;
}
