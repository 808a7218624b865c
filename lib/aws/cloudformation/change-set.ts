import "server-only";

import type { Change, DescribeChangeSetCommandOutput, ResourceChangeDetail } from "@aws-sdk/client-cloudformation";

import { MalformedAnswerError } from "../errors";

/** One property or attribute that makes a resource change. Values only where AWS gives them; NoEcho ones arrive as `****`. */
export type AwsChangeDetail = {
  /** JSON pointer where AWS gives one (`/Properties/Engine`), else attribute and name (`Properties.Engine`, `Tags`). */
  path: string;
  /** Never, Conditionally or Always. */
  requiresRecreation: string | null;
  /** Parameter or resource that causes it, e.g. `Image` or `Vpc.Id`. */
  causedBy: string | null;
  before: string | null;
  after: string | null;
};

/** One resource that the change set would touch, in AWS's words. */
export type AwsResourceChange = {
  logicalId: string;
  physicalId: string | null;
  resourceType: string;
  /** Add, Modify, Remove, Import, Dynamic or SyncWithActual. */
  action: string;
  /** True, False or Conditional; null where nothing is modified. */
  replacement: string | null;
  /** Delete, Retain, Snapshot, ReplaceAndDelete, ReplaceAndRetain or ReplaceAndSnapshot. */
  policyAction: string | null;
  /** Properties, Metadata, Tags, …: what kinds of attribute change. */
  scope: string[];
  details: AwsChangeDetail[];
  /** Change set of the nested stack, where the resource is one. */
  nestedChangeSetArn: string | null;
};

export type ChangeSetSnapshot = {
  changeSetArn: string;
  changeSetName: string;
  stackArn: string;
  stackName: string;
  /** CREATE_PENDING … CREATE_COMPLETE, FAILED, DELETE_…; open to new values. */
  status: string;
  statusReason: string | null;
  /** Only AVAILABLE may be executed; OBSOLETE: another change ran first. */
  executionStatus: string | null;
  changes: AwsResourceChange[];
  createdAt: Date | null;
};

export function toChangeSetSnapshot(first: DescribeChangeSetCommandOutput, changes: readonly Change[]): ChangeSetSnapshot {
  if (!first.ChangeSetId || !first.StackId || !first.Status) throw new MalformedAnswerError("A change set without id, stack or status.");
  return {
    changeSetArn: first.ChangeSetId,
    changeSetName: first.ChangeSetName ?? "",
    stackArn: first.StackId,
    stackName: first.StackName ?? "",
    status: first.Status,
    statusReason: first.StatusReason ?? null,
    executionStatus: first.ExecutionStatus ?? null,
    changes: changes.flatMap((change) => toResourceChange(change) ?? []),
    createdAt: first.CreationTime ?? null,
  };
}

function toResourceChange({ ResourceChange: change }: Change): AwsResourceChange | null {
  if (!change) return null; // a hook's summary
  if (!change.LogicalResourceId || !change.ResourceType || !change.Action)
    throw new MalformedAnswerError("A change without resource, type or action.");
  return {
    logicalId: change.LogicalResourceId,
    physicalId: change.PhysicalResourceId ?? null,
    resourceType: change.ResourceType,
    action: change.Action,
    replacement: change.Replacement ?? null,
    policyAction: change.PolicyAction ?? null,
    scope: change.Scope ?? [],
    details: mergeEvaluations(change.Details ?? []),
    nestedChangeSetArn: change.ChangeSetId ?? null,
  };
}

/**
 * AWS lists a property twice when both its own text and a parameter behind it change (evaluation Static and Dynamic): one line of
 * ours, with the stricter recreation and whatever values and cause either holds.
 */
function mergeEvaluations(details: readonly ResourceChangeDetail[]): AwsChangeDetail[] {
  const byPath = new Map<string, AwsChangeDetail>();
  for (const detail of details) {
    const path = pathOf(detail);
    const next: AwsChangeDetail = {
      path,
      requiresRecreation: detail.Target?.RequiresRecreation ?? null,
      causedBy: detail.CausingEntity ?? null,
      before: knownValue(detail.Target?.BeforeValue),
      after: knownValue(detail.Target?.AfterValue),
    };
    const known = byPath.get(path);
    byPath.set(path, known ? stricter(known, next) : next);
  }
  return [...byPath.values()];
}

/** AWS's placeholder for what only the deployment itself will tell. */
const KNOWN_LATER = "{{changeSet:KNOWN_AFTER_APPLY}}";

const knownValue = (value: string | undefined): string | null => (value === undefined || value === KNOWN_LATER ? null : value);

const RECREATION = ["Never", "Conditionally", "Always"];

function stricter(a: AwsChangeDetail, b: AwsChangeDetail): AwsChangeDetail {
  const rank = (detail: AwsChangeDetail) => RECREATION.indexOf(detail.requiresRecreation ?? "");
  return {
    path: a.path,
    requiresRecreation: rank(b) > rank(a) ? b.requiresRecreation : a.requiresRecreation,
    causedBy: a.causedBy ?? b.causedBy,
    before: a.before ?? b.before,
    after: a.after ?? b.after,
  };
}

function pathOf({ Target: target }: ResourceChangeDetail): string {
  if (target?.Path) return target.Path;
  return [target?.Attribute, target?.Name].filter(Boolean).join(".");
}
