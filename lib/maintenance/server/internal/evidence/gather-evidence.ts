import "server-only";

import { log } from "@/lib/env/log";
import type { Actor } from "@/lib/auth/actor";
import { openScope } from "@/lib/aws/scope";
import { listResources } from "@/lib/environments/server/list-resources";
import { AppError } from "@/lib/shared/app-error";

import { couldNotTell, type EvidenceAnswer, type EvidenceItem, type EvidenceKind } from "../../../evidence";
import type { Period } from "../../../period-instance";
import type { MaintainedEnvironment } from "../maintained-environment-repository";
import { gatherBackupAge } from "./backup-age";
import { gatherCertificateExpiry } from "./certificate-expiry";
import { gatherCostAgainstPlan } from "./cost-against-plan";
import { gatherDashboardFigures } from "./dashboard-figures";
import { gatherEngineVersions } from "./engine-versions";
import { gatherErrorLogPatterns } from "./error-log-patterns";
import { madeOnes, type EvidenceContext, type Gather, type MadeResource } from "./evidence-context";
import { gatherImageVersions } from "./image-versions";
import { gatherPendingMaintenance } from "./pending-maintenance";
import { gatherQueueDepth } from "./queue-depth";
import { gatherRollbackRehearsal } from "./rollback-rehearsal";
import { gatherSecretAges } from "./secret-ages";
import { gatherStorageGrowth } from "./storage-growth";
import { gatherTargets } from "./targets";

const MOST_MS = 10_000; // somebody waits before the screen; what takes longer is filled in by hand or tried again

const GATHERERS: Record<EvidenceKind, Gather> = {
  "dashboard-figures": gatherDashboardFigures,
  targets: gatherTargets,
  "queue-depth": gatherQueueDepth,
  "error-log-patterns": gatherErrorLogPatterns,
  "storage-growth": gatherStorageGrowth,
  "engine-versions": gatherEngineVersions,
  "image-versions": gatherImageVersions,
  "pending-maintenance": gatherPendingMaintenance,
  "secret-ages": gatherSecretAges,
  "certificate-expiry": gatherCertificateExpiry,
  "cost-against-plan": gatherCostAgainstPlan,
  "backup-age": gatherBackupAge,
  "rollback-rehearsal": gatherRollbackRehearsal,
};

type Input = { actor: Actor; environment: MaintainedEnvironment; kinds: readonly EvidenceKind[]; period: Period; now: Date };

/** Gathers kinds of evidence side by side, each within ten seconds. Never throws for what AWS does not answer: that is an answer too. */
export async function gatherEvidence({ environment, kinds, ...rest }: Input): Promise<EvidenceItem[]> {
  const { stackArn } = environment;
  if (stackArn === null) return kinds.map((kind) => ({ kind, answer: couldNotTell(`${environment.name} has no stack that could be looked at.`) }));
  const ended = AbortSignal.timeout(MOST_MS);
  const scope = { accountId: environment.accountId, region: environment.region };
  const aws = await openScope(scope, { priority: "page", signal: ended, waitAtMostMs: MOST_MS });
  let listed: Promise<MadeResource[]> | null = null;
  const resources = () => (listed ??= listResources({ actor: rest.actor, environmentId: environment.id, now: rest.now }).then((view) => madeOnes(view?.items ?? [])));
  const context: EvidenceContext = { ...rest, environment: { ...environment, stackArn }, aws, resources, signal: ended };
  return Promise.all(kinds.map(async (kind) => ({ kind, answer: await within(kind, context) })));
}

async function within(kind: EvidenceKind, context: EvidenceContext): Promise<EvidenceAnswer> {
  try {
    return await Promise.race([GATHERERS[kind](context), outOfTime(context.signal)]);
  } catch (error) {
    if (error instanceof AppError) return couldNotTell(error.message);
    log().error({ err: error, kind, environmentId: context.environment.id }, "evidence was not gathered");
    return couldNotTell("Gathering it failed for a reason of Pilothouse's own, which its log names.");
  }
}

const outOfTime = (signal: AbortSignal): Promise<EvidenceAnswer> =>
  new Promise((resolve) => {
    const end = () => resolve(couldNotTell(`It took more than ${MOST_MS / 1_000} seconds. Gather it again, or fill in what you found.`));
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
