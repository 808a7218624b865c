import "server-only";

import type { Stack } from "@aws-sdk/client-cloudformation";

import { MalformedAnswerError } from "../errors";
import { tagsOf } from "./tags";

export type StackParameter = {
  key: string;
  /** As given; `****` for a NoEcho parameter, which must never be written back. */
  value: string | null;
  /** What an SSM parameter name stood for at the last deployment; for the record, not as an input. */
  resolvedValue: string | null;
};
export type StackOutput = { key: string; value: string; description: string | null };

/** What the panel needs of a stack. `status` is AWS's StackStatus and stays open: new values appear. */
export type StackSnapshot = {
  stackArn: string;
  stackName: string;
  status: string;
  statusReason: string | null;
  /** CONFIGURATION_COMPLETE (not healthy yet) or VALIDATION_FAILED, beside the status. */
  detailedStatus: string | null;
  parameters: StackParameter[];
  outputs: StackOutput[];
  tags: Record<string, string>;
  capabilities: string[];
  roleArn: string | null;
  /** EXPRESS: AWS calls an operation complete before its resources work. */
  deploymentMode: string | null;
  terminationProtected: boolean;
  createdAt: Date;
  /** Null: never updated. */
  lastUpdatedAt: Date | null;
  deletedAt: Date | null;
  lastOperations: { type: string; id: string }[];
};

/** Throws `MalformedAnswerError` where a field that AWS always gives is missing. */
export function toStackSnapshot(stack: Stack): StackSnapshot {
  if (!stack.StackId || !stack.StackName || !stack.StackStatus || !stack.CreationTime)
    throw new MalformedAnswerError("A stack without id, name, status or creation time.");
  return {
    stackArn: stack.StackId,
    stackName: stack.StackName,
    status: stack.StackStatus,
    statusReason: stack.StackStatusReason ?? null,
    detailedStatus: stack.DetailedStatus ?? null,
    parameters: (stack.Parameters ?? []).flatMap(({ ParameterKey, ParameterValue, ResolvedValue }) =>
      ParameterKey ? [{ key: ParameterKey, value: ParameterValue ?? null, resolvedValue: ResolvedValue ?? null }] : [],
    ),
    outputs: (stack.Outputs ?? []).flatMap(({ OutputKey, OutputValue, Description }) =>
      OutputKey ? [{ key: OutputKey, value: OutputValue ?? "", description: Description ?? null }] : [],
    ),
    tags: tagsOf(stack.Tags),
    capabilities: stack.Capabilities ?? [],
    roleArn: stack.RoleARN ?? null,
    deploymentMode: stack.DeploymentConfig?.Mode ?? null,
    terminationProtected: stack.EnableTerminationProtection ?? false,
    createdAt: stack.CreationTime,
    lastUpdatedAt: stack.LastUpdatedTime ?? null,
    deletedAt: stack.DeletionTime ?? null,
    lastOperations: (stack.LastOperations ?? []).flatMap(({ OperationType, OperationId }) =>
      OperationType && OperationId ? [{ type: OperationType, id: OperationId }] : [],
    ),
  };
}
