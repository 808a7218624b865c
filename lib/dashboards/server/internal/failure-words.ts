import "server-only";

import { AwsError } from "@/lib/aws/errors";

import type { WidgetData } from "../../dashboard-view";

type Unavailable = Extract<WidgetData, { kind: "unavailable" }>;
const LONGEST_MESSAGE = 400;

/** Why a widget stays empty, for its frame. What AWS says of a question that it refuses is shown: only it says what is wrong with it. */
export function unavailable(error: AwsError): Unavailable {
  const { kind, action, awsCode, awsMessage, message } = error;
  const service = action.split(":")[0] === "logs" ? "CloudWatch Logs" : "CloudWatch";
  if (kind === "invalid" && awsMessage !== "") return { kind: "unavailable", code: kind, why: `${service} refused the question: ${awsMessage.slice(0, LONGEST_MESSAGE)}` };
  // Without a code of AWS it was the panel that held the question back.
  if (kind === "throttled" && awsCode === null) return { kind: "unavailable", code: kind, why: "So much is asked of CloudWatch at this moment that this question was held back; it can be asked again in a few seconds." };
  return { kind: "unavailable", code: kind, why: message };
}

export const unavailableBecause = (why: string, code: string): Unavailable => ({ kind: "unavailable", why, code });
