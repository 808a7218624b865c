import "server-only";

import { toUsd } from "@/lib/pricing/micro-usd";

import { needsTypedName } from "../../data-verdict";
import type { OperationView } from "../../operation-view";
import type { PreviewView } from "../../preview-view";
import type { OperationRecord } from "./operation-record";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The operation as the API and the stream give it. */
export function operationViewOf(operation: OperationRecord): OperationView {
  const { environment } = operation;
  return {
    id: operation.id,
    version: operation.version,
    kind: operation.kind,
    resolvedTo: operation.resolvedTo,
    state: operation.state,
    stateReason: operation.stateReason,
    environmentId: environment.id,
    environmentName: environment.name,
    stackName: environment.stackName,
    stackArn: operation.stackArn ?? environment.stackArn,
    stackStatus: operation.stackStatusAtEnd ?? environment.stackStatus,
    release: operation.release,
    fromRelease: operation.fromRelease,
    autoConfirm: operation.autoConfirm,
    preview: previewViewOf(operation),
    progress: operation.progress,
    rootCause: operation.rootCause,
    requestedBy: operation.requestedBy,
    reason: operation.reason,
    requestedAt: operation.requestedAt.toISOString(),
    previewedAt: iso(operation.previewedAt),
    confirmedAt: iso(operation.confirmedAt),
    confirmedBy: operation.confirmedBy,
    submittedAt: iso(operation.submittedAt),
    startedAt: iso(operation.startedAt),
    endedAt: iso(operation.endedAt),
    cancelRequestedAt: iso(operation.cancelRequestedAt),
    cancelRequestedBy: operation.cancelRequestedBy,
    asOf: iso(operation.asOf),
  };
}

function previewViewOf(operation: OperationRecord): PreviewView | null {
  const { preview } = operation;
  if (!preview) return null;
  return {
    hash: preview.hash,
    changes: preview.changes,
    dataVerdict: preview.dataVerdict,
    typedName: typedNameOf(operation),
    blockers: preview.blockers,
    expectedSeconds: preview.expectedSeconds,
    priceDifferenceUsd: preview.priceDifferenceUsdMicros === null ? null : toUsd(preview.priceDifferenceUsdMicros),
    createdAt: preview.createdAt.toISOString(),
    expiresAt: preview.expiresAt.toISOString(),
  };
}

/** What has to be typed before the previewed operation may run: deleting a stack, or putting data at risk, asks for the environment's name. */
export function typedNameOf({ resolvedTo, preview, environment }: Pick<OperationRecord, "resolvedTo" | "preview" | "environment">): string | null {
  if (resolvedTo === "delete-stack") return environment.name;
  return preview && needsTypedName(preview.dataVerdict) ? environment.name : null;
}
