import { setTimeout as sleep } from "node:timers/promises";

const ENDED = new Set(["succeeded", "rolled-back", "failed", "stuck", "cancelled", "no-changes"]);
const GIVE_UP_MS = 180_000;
const LOOK_EACH_MS = 500;
const PICTURED_PERCENT = 35; // enough done and enough to come

/**
 * Something for the pages to show: an environment with two releases, a past and errors, a launch that failed, a preview that waits, and a launch that runs.
 * @param {{ api: Awaited<ReturnType<typeof import("../bench/api-client.mjs").connect>>, sandboxUrl: string }} product
 */
export async function prepare({ api, sandboxUrl }) {
  const { items } = await api.get("/accounts");
  const account = items.find(({ kind }) => kind === "sandbox");
  const define = (name, stage, [system, option], parameters = {}) =>
    api.post("/environments", { name, system, option, stage, accountId: account.id, region: account.regions[0], parameters, tags: { team: "search" } });
  const deploy = async ({ id }, body = {}) => ({ id, operationId: (await api.post(`/environments/${id}/operations`, { kind: "deploy", autoConfirm: true, ...body })).id });
  const deployed = async (environment, body) => untilEnded(api, await deploy(environment, body));
  const control = (what, body) => fetch(`${sandboxUrl}/_sandbox/${what}`, { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  await api.post("/people", { name: "Operator on duty", email: "operator@example.org", role: "operator" });
  await api.post("/people", { name: "Viewer", email: "viewer@example.org", role: "viewer" });

  const healthy = await define("harvest-prod", "prod", ["harvest", "minimal"]);
  await deployed(healthy, { reason: "First launch" });
  await api.post(`/environments/${healthy.id}/releases`, { parameters: { RateLimit: "250/minute" }, note: "More room for the nightly import" });
  await deployed(healthy, { reason: "Before tonight’s import" });

  // Two months of it, billed; and what its newest release broke half an hour ago.
  await api.put("/sandbox/past", { stack: stackOf("harvest-prod"), months: 2 });
  await api.post("/costs/fetch", { accountId: account.id });
  await api.put("/sandbox/disturbances", { disturbances: [{ stack: stackOf("harvest-prod"), kind: "errors", sinceMinutesAgo: 30 }] });

  const broken = await define("harvest-stage", "staging", ["harvest", "minimal"]);
  const message = "Insufficient capacity in this zone (Service: ElastiCache, Status Code: 400, Error Code: InsufficientCacheClusterCapacity)";
  await control("faults", { faults: [{ stack: stackOf("harvest-stage"), logicalId: "Cache", operation: "create", message, times: 1 }] });
  const failed = await deployed(broken);

  await api.post(`/environments/${healthy.id}/releases`, { parameters: { InstanceType: "t3.large", LogRetentionDays: "90" }, note: "A larger machine, and logs for a quarter" });
  const previewed = await deploy(healthy, { autoConfirm: false });
  await untilState(api, previewed, (state) => state === "previewed");

  await control("faults", { faults: [{ stack: "*", logicalId: "Database", operation: "update", message: "Storage is full", times: 3 }] });
  const running = await deploy(await define("prethrift-stage", "staging", ["prethrift", "fargate"]), { reason: "Load test on Thursday" });
  await untilState(api, running, (_, operation) => (operation.progress?.percent ?? 0) >= PICTURED_PERCENT || ENDED.has(operation.state));
  const { items: dashboards } = await api.get(`/environments/${healthy.id}/dashboards`);
  return { account, healthy, failed, previewed, running, dashboard: dashboards[0].name };
}

const stackOf = (environment) => `pilothouse-${environment}`;

const untilEnded = (api, operation) => untilState(api, operation, (state) => ENDED.has(state));

async function untilState(api, operation, isThere) {
  const giveUpAt = Date.now() + GIVE_UP_MS;
  for (;;) {
    const seen = await api.get(`/operations/${operation.operationId}`);
    if (isThere(seen.state, seen)) return operation;
    if (Date.now() > giveUpAt) throw new Error(`Operation ${seen.id} is still ${seen.state}.`);
    await sleep(LOOK_EACH_MS);
  }
}
