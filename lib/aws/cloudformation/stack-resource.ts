import "server-only";

import type { StackResourceSummary } from "@aws-sdk/client-cloudformation";

import { MalformedAnswerError } from "../errors";

/** A resource as the stack last left it. */
export type StackResource = {
  logicalId: string;
  physicalId: string | null;
  resourceType: string;
  status: string;
  statusReason: string | null;
  lastUpdatedAt: Date;
};

export function toStackResource(resource: StackResourceSummary): StackResource {
  if (!resource.LogicalResourceId || !resource.ResourceType || !resource.ResourceStatus || !resource.LastUpdatedTimestamp)
    throw new MalformedAnswerError("A stack resource without id, type, status or time.");
  return {
    logicalId: resource.LogicalResourceId,
    physicalId: resource.PhysicalResourceId || null,
    resourceType: resource.ResourceType,
    status: resource.ResourceStatus,
    statusReason: resource.ResourceStatusReason ?? null,
    lastUpdatedAt: resource.LastUpdatedTimestamp,
  };
}
