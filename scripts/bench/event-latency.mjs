import { setTimeout as sleep } from "node:timers/promises";

import { openStream } from "./event-stream.mjs";
import { rounded, summary } from "./statistics.mjs";

const ENDED = new Set(["succeeded", "rolled-back", "failed", "stuck", "cancelled", "no-changes", "stale", "needs-human"]);
const GIVE_UP_MS = 900_000;
const LOOK_EACH_MS = 1_000;

/**
 * From an event's time in CloudFormation to its arrival on the event stream, with so many stacks launching at once; and how many
 * CloudFormation calls a second the panel made meanwhile, by the sandbox's own count.
 */
export async function measureEventLatency({ api, product, account, stacks, label }) {
  const region = account.regions[0];
  const environments = await Promise.all(
    Array.from({ length: stacks }, (_, index) =>
      api.post("/environments", { name: `${label}-${index + 1}`, system: "harvest", option: "minimal", stage: "dev", accountId: account.id, region, parameters: {} }),
    ),
  );
  const arrivals = new Map();
  const stream = await openStream(api, environments.map(({ id }) => `environment:${id}`).slice(0, 50), ({ event, data, arrivedAtMs }) => {
    if (event === "stack-event" && !arrivals.has(data.id)) arrivals.set(data.id, arrivedAtMs);
  });
  const callsBefore = await cloudFormationCalls(product.sandboxUrl);
  const startedMs = Date.now();
  const operations = await Promise.all(environments.map(({ id }) => api.post(`/environments/${id}/operations`, { kind: "deploy", autoConfirm: true })));

  const peak = { web: 0, worker: 0 };
  const states = await untilEnded(api, operations, () => {
    const now = product.memoryMib();
    peak.web = Math.max(peak.web, now.web ?? 0);
    peak.worker = Math.max(peak.worker, now.worker ?? 0);
  });
  const seconds = (Date.now() - startedMs) / 1_000;
  const calls = (await cloudFormationCalls(product.sandboxUrl)) - callsBefore;
  await stream.close();

  const events = (await Promise.all(operations.map(({ id }) => allEvents(api, id)))).flat();
  const arrived = events.filter(({ id }) => arrivals.has(id));
  return {
    stacks,
    operationStates: states,
    seconds: rounded(seconds),
    events: events.length,
    eventsNotStreamed: events.length - arrived.length,
    eventsNotConfirmed: events.filter(({ confirmed }) => !confirmed).length,
    latencyMs: summary(arrived.map(({ id, at }) => Math.max(0, arrivals.get(id) - Date.parse(at)))),
    cloudFormationCallsPerSecond: rounded(calls / seconds, 2),
    peakMemoryMib: peak,
  };
}

async function untilEnded(api, operations, eachLook) {
  const counts = new Map();
  const open = new Set(operations.map(({ id }) => id));
  const giveUpAt = Date.now() + GIVE_UP_MS;
  while (open.size > 0 && Date.now() < giveUpAt) {
    eachLook();
    for (const id of open) {
      const { state } = await api.get(`/operations/${id}`);
      if (!ENDED.has(state)) continue;
      open.delete(id);
      counts.set(state, (counts.get(state) ?? 0) + 1);
    }
    await sleep(LOOK_EACH_MS);
  }
  if (open.size > 0) counts.set("not ended in time", open.size);
  return Object.fromEntries(counts);
}

async function allEvents(api, operationId) {
  const events = [];
  let cursor = "";
  do {
    const page = await api.get(`/operations/${operationId}/events?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    events.push(...page.items);
    cursor = page.nextCursor ?? "";
  } while (cursor);
  return events;
}

async function cloudFormationCalls(sandboxUrl) {
  const { calls } = await (await fetch(`${sandboxUrl}/_sandbox/calls`)).json();
  return calls.filter(({ action }) => action.startsWith("cloudformation.")).reduce((sum, { count }) => sum + count, 0);
}
