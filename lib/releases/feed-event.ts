import { z } from "zod";

import type { ToldEvent } from "./stack-event";

/** Detail of EventBridge's "CloudFormation Resource Status Change" and "CloudFormation Stack Status Change". */
const detailSchema = z.object({
  "stack-id": z.string().startsWith("arn:"),
  "logical-resource-id": z.string().min(1).optional(),
  "physical-resource-id": z.string().nullish(),
  "resource-type": z.string().min(1).optional(),
  "status-details": z.object({ status: z.string().min(1), "status-reason": z.string().nullish() }),
  "client-request-token": z.string().nullish(),
});

const STACK_TYPE = "AWS::CloudFormation::Stack";

/** A message of the feed as an event of its stack; null: about something else. The time has whole seconds. */
export function readFeedEvent(message: { source: string; detailType: string; at: Date; detail: unknown }): { stackArn: string; event: ToldEvent } | null {
  if (message.source !== "aws.cloudformation") return null;
  const isAboutResource = message.detailType === "CloudFormation Resource Status Change";
  if (!isAboutResource && message.detailType !== "CloudFormation Stack Status Change") return null;
  const parsed = detailSchema.safeParse(message.detail);
  if (!parsed.success) return null;
  const detail = parsed.data;
  const stackArn = detail["stack-id"];
  const logicalId = isAboutResource ? detail["logical-resource-id"] : stackNameOf(stackArn);
  const resourceType = isAboutResource ? detail["resource-type"] : STACK_TYPE;
  if (!logicalId || !resourceType) return null;
  return {
    stackArn,
    event: {
      logicalId,
      physicalId: isAboutResource ? (detail["physical-resource-id"] ?? "") : stackArn,
      resourceType,
      status: detail["status-details"].status,
      reason: detail["status-details"]["status-reason"] || null,
      token: detail["client-request-token"] ?? "",
      at: message.at,
    },
  };
}

/** arn:aws:cloudformation:REGION:ACCOUNT:stack/NAME/ID */
const stackNameOf = (stackArn: string): string => stackArn.split("/")[1] ?? "";
