import { test } from "vitest";
import { startSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";
import { startWorker } from "../worker-process";
import { BOUNDARIES, BOUNDARY_REGIONS } from "./boundaries";
import { OPERATOR, interruptionOf } from "./killed-round";
import { startOperation } from "../../server/start-operation";
import { startInterruptingProxy } from "./interrupting-proxy";
import { insertSandboxAccount, insertSmallEnvironment } from "./small-environment";

test("scratch", async () => {
  const sandbox = await startSandbox({ speed: 20 });
  const proxy = await startInterruptingProxy(sandbox.url);
  const accountId = await insertSandboxAccount(BOUNDARY_REGIONS, proxy.url);
  const worker = await startWorker({ sandboxUrl: proxy.url, logLevel: "info" });
  const t0 = Date.now();
  for (const index of [11, 12, 13]) {
    const boundary = BOUNDARIES[index]!;
    const env = await insertSmallEnvironment(accountId, { name: `scratch-${index}`, region: BOUNDARY_REGIONS[index]! });
    if (boundary.at.kind === "request") void proxy.interrupt({ ...interruptionOf(boundary.at.step, env), by: "hold" }).reached.then(() => console.log("REACHED", index, Date.now() - t0));
    await startOperation({ actor: OPERATOR, environmentId: env.id, kind: "deploy", release: 1, autoConfirm: true });
  }
  for (let i = 0; i < 30; i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const ops = await database().operation.findMany({ orderBy: { requestedAt: "asc" }, select: { state: true, leaseOwner: true, environment: { select: { name: true } } } });
    console.log(i, JSON.stringify(ops.map((o) => [o.environment.name, o.state, o.leaseOwner !== null])));
  }
  console.log(await database().eventFeed.findMany());
  console.log(await (await fetch(`${sandbox.url}/_sandbox/calls`)).text());
  await worker.kill(); await proxy.close(); await sandbox.remove();
}, 60000);
