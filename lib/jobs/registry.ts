import "server-only";

import { checkConnections } from "@/lib/accounts/server/jobs/check-connections";
import { receiveEvents } from "@/lib/accounts/server/jobs/receive-events";
import { pruneFeedIntake } from "@/lib/accounts/server/jobs/prune-feed-intake";
import { ensureDefaultAccount } from "@/lib/accounts/server/ensure-default-account";
import { ensureSandboxAccount } from "@/lib/accounts/server/ensure-sandbox-account";
import { applyAlarmMessages } from "@/lib/alarms/server/apply-alarm-messages";
import { lookAtAlarms } from "@/lib/alarms/server/jobs/look-at-alarms";
import { fetchBillNow } from "@/lib/cost/server/jobs/fetch-bill-now";
import { fetchBills } from "@/lib/cost/server/jobs/fetch-bills";
import { lookAtWhatRuns } from "@/lib/cost/server/jobs/look-at-what-runs";
import { priceReleases } from "@/lib/cost/server/jobs/price-releases";
import { pruneHealth } from "@/lib/health/server/jobs/prune-health";
import { verifyNewReleases } from "@/lib/health/server/jobs/verify-new-releases";
import { verifyRelease } from "@/lib/health/server/jobs/verify-release";
import { watchHealth } from "@/lib/health/server/jobs/watch-health";
import { forgetWhatExpired } from "@/lib/http/server/forget-what-expired";
import { pruneMetricAnswers } from "@/lib/metrics/server/jobs/prune-metric-answers";
import { deliverMessage } from "@/lib/notifications/server/jobs/deliver-message";
import { passOn } from "@/lib/notifications/server/jobs/pass-on";
import { pruneNotifications } from "@/lib/notifications/server/jobs/prune-notifications";
import { followRehearsalsJob } from "@/lib/maintenance/server/jobs/follow-rehearsals";
import { noteOverdue } from "@/lib/maintenance/server/jobs/note-overdue";
import { pruneEvidence } from "@/lib/maintenance/server/jobs/prune-evidence";
import { refreshOldPrices } from "@/lib/pricing/server/jobs/refresh-old-prices";
import { refreshPricesNow } from "@/lib/pricing/server/jobs/refresh-prices";
import { applyFeedMessages } from "@/lib/releases/server/apply-feed-messages";
import { advanceOperation } from "@/lib/releases/server/jobs/advance-operation";
import { carryOutCancel } from "@/lib/releases/server/jobs/carry-out-cancel";
import { cleanUpPreview } from "@/lib/releases/server/jobs/clean-up-preview";
import { expirePreviews } from "@/lib/releases/server/jobs/expire-previews";
import { followOperations } from "@/lib/releases/server/jobs/follow-operations";
import { sweepOperations } from "@/lib/releases/server/jobs/sweep-operations";
import { watchStacks } from "@/lib/releases/server/jobs/watch-stacks";
import { pruneStreamMessages } from "@/lib/stream/server/prune-stream-messages";

import type { JobDefinition } from "./define-job";
import type { LoopDefinition } from "./define-loop";

/** Every job that a worker works on. The one list: a job that is not here is queued and never run. */
export const JOBS: readonly JobDefinition[] = [
  advanceOperation,
  carryOutCancel,
  cleanUpPreview,
  expirePreviews,
  watchStacks,
  checkConnections,
  pruneFeedIntake,
  pruneStreamMessages,
  forgetWhatExpired,
  pruneMetricAnswers,
  lookAtAlarms,
  fetchBills,
  fetchBillNow,
  priceReleases,
  lookAtWhatRuns,
  refreshPricesNow,
  refreshOldPrices,
  noteOverdue,
  followRehearsalsJob,
  pruneEvidence,
  deliverMessage,
  pruneNotifications,
  pruneHealth,
  verifyNewReleases,
  verifyRelease,
];

/** What every worker does as long as it lives. */
export const LOOPS: readonly LoopDefinition[] = [followOperations, sweepOperations, receiveEvents([applyFeedMessages, applyAlarmMessages]), passOn, watchHealth];

/** What has to stand before the first job runs; safe to repeat. */
export async function prepareWorker(): Promise<void> {
  await ensureSandboxAccount();
  await ensureDefaultAccount();
}
