import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import type { AwsScope } from "@/lib/aws/aws-scope";
import { AwsError } from "@/lib/aws/errors";

import { takeMetricMoment } from "./metric-answer-repository";

const PACE_MS = 100; // ten a second and region; AWS allows 50 for the whole account, which others use too (CloudWatch service quotas)
const SAVED_UP_MS = 4_000; // forty at once: two dashboards of twenty widgets come up without waiting
const WAIT_AT_MOST_MS = 10_000;
const SHORTEST_WAIT_MS = 20;

/** Resolves when one GetMetricData may go out. Throws `AwsError` "throttled" where its turn does not come within ten seconds. */
export async function waitForMetricTurn(scope: AwsScope): Promise<void> {
  const end = Date.now() + WAIT_AT_MOST_MS;
  for (;;) {
    const moment = await takeMetricMoment(scope, { paceMs: PACE_MS, savedUpMs: SAVED_UP_MS });
    if (moment.kind === "taken") return;
    if (Date.now() + moment.inMs > end) throw new AwsError("cloudwatch:GetMetricData", "throttled", null, "The panel's own pace is used up.");
    await sleep(Math.max(SHORTEST_WAIT_MS, moment.inMs));
  }
}
