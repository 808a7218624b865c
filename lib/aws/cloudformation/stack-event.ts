import "server-only";

import type { StackEvent } from "@aws-sdk/client-cloudformation";

import { MalformedAnswerError } from "../errors";

/** One line of a stack's history, as DescribeStackEvents gives it. */
export type AwsStackEvent = {
  eventId: string;
  stackArn: string;
  logicalId: string;
  /** Empty until AWS has given the resource one. */
  physicalId: string;
  resourceType: string;
  status: string;
  reason: string | null;
  /** To the millisecond. */
  at: Date;
  /** ClientRequestToken of what caused it; empty where the caller gave none. */
  token: string;
  operationId: string | null;
  /** CONFIGURATION_COMPLETE: the resource exists, and AWS still checks that it stays up. */
  detailedStatus: string | null;
};

/** Null for lines that are no status change (a hook's invocation has no ResourceStatus of its own). */
export function toStackEvent(event: StackEvent): AwsStackEvent | null {
  if (!event.EventId || !event.StackId || !event.Timestamp) throw new MalformedAnswerError("A stack event without id, stack or time.");
  if (!event.ResourceStatus || !event.LogicalResourceId) return null;
  return {
    eventId: event.EventId,
    stackArn: event.StackId,
    logicalId: event.LogicalResourceId,
    physicalId: event.PhysicalResourceId ?? "",
    resourceType: event.ResourceType ?? "",
    status: event.ResourceStatus,
    reason: event.ResourceStatusReason ?? null,
    at: event.Timestamp,
    token: event.ClientRequestToken ?? "",
    operationId: event.OperationId ?? null,
    detailedStatus: event.DetailedStatus ?? null,
  };
}
