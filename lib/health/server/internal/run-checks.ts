import "server-only";

import { listEnvironmentAlarms } from "@/lib/alarms/server/list-environment-alarms";
import type { StackResource } from "@/lib/aws/cloudformation/stack-resource";
import { AwsError } from "@/lib/aws/errors";
import { openScope } from "@/lib/aws/scope";
import type { VerificationStep } from "@/lib/catalog/plan-operations";
import { AddressRefusedError, NoAnswerError } from "@/lib/http/server/request-outside";

import type { Finding } from "../../verification-view";
import { verifyAlarms, verifyDashboards, verifyResources } from "../../verify-step";
import { askAddress } from "./ask-address";
import { addressOf } from "./health-address";
import type { WatchedEnvironment } from "./watched-environment-repository";

const TIMEOUT_SECONDS = 10;

export type MachineCheck = Exclude<VerificationStep["check"], { kind: "by-hand" }>;

/** What the machine finds of each step that it can look at, by the step's key. What AWS does not tell is unknown, with the reason. */
export async function runChecks(environment: WatchedEnvironment, steps: readonly { key: string; check: MachineCheck }[], signal: AbortSignal): Promise<Map<string, Finding>> {
  const listed = steps.some(({ check }) => check.kind === "resources" || check.kind === "dashboards") ? await listResources(environment, signal) : [];
  const findings = await Promise.all(steps.map(async ({ key, check }): Promise<[string, Finding]> => [key, await runCheck(environment, check, listed, signal)]));
  return new Map(findings);
}

async function runCheck(environment: WatchedEnvironment, check: MachineCheck, resources: StackResource[] | Finding, signal: AbortSignal): Promise<Finding> {
  switch (check.kind) {
    case "http":
      return ask(environment, check, signal);
    case "resources":
      return Array.isArray(resources) ? verifyResources(check.logicalIds, resources) : resources;
    case "dashboards":
      return Array.isArray(resources) ? verifyDashboards(resources) : resources;
    case "alarms": {
      const alarms = await listEnvironmentAlarms({ actor: { kind: "system", name: "Pilothouse" }, environmentId: environment.id });
      return verifyAlarms(alarms?.items ?? [], alarms?.isComplete ?? false);
    }
  }
}

/** A finding in the place of the list where AWS does not give it. */
async function listResources({ accountId, region, stackArn }: WatchedEnvironment, signal: AbortSignal): Promise<StackResource[] | Finding> {
  if (stackArn === null) return { outcome: "failed", detail: "There is no stack." };
  try {
    const aws = await openScope({ accountId, region }, { priority: "sweep", signal });
    return await (await aws.cloudFormation()).listStackResources(stackArn);
  } catch (error) {
    if (error instanceof AwsError) return { outcome: "unknown", detail: error.message };
    throw error;
  }
}

async function ask(environment: WatchedEnvironment, { output, expectedStatus }: Extract<MachineCheck, { kind: "http" }>, signal: AbortSignal): Promise<Finding> {
  const address = addressOf(environment, output);
  if (address.kind === "none") return { outcome: "failed", detail: address.why };
  try {
    const { status, durationMs } = await askAddress({ url: address.url, timeoutSeconds: TIMEOUT_SECONDS, endpoint: environment.endpoint, signal });
    const isRight = status === expectedStatus;
    return { outcome: isRight ? "passed" : "failed", detail: `${address.url.href} answered ${status}${isRight ? "" : ` in place of ${expectedStatus}`} after ${durationMs} ms.` };
  } catch (error) {
    if (error instanceof AddressRefusedError) return { outcome: "unknown", detail: error.message };
    signal.throwIfAborted(); // the worker stops: that says nothing of the address
    if (error instanceof NoAnswerError) return { outcome: "failed", detail: `${address.url.href}: ${error.message}` };
    throw error;
  }
}
