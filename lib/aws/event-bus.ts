import "server-only";

import {
  DescribeRuleCommand,
  ListTargetsByRuleCommand,
  PutRuleCommand,
  PutTargetsCommand,
  type EventBridgeClient,
} from "@aws-sdk/client-eventbridge";

import { AwsError, MalformedAnswerError } from "./errors";
import { answerOfRejection, type MutationAnswer } from "./mutation-answer";
import type { ReadCall } from "./read-call";

/** The default event bus of one account and region. Reads throw `AwsError`; mutations always answer. */
export function eventBusGateway(client: Pick<EventBridgeClient, "send">, read: ReadCall) {
  return {
    /** Null: no such rule. */
    async findRule(name: string): Promise<{ arn: string; pattern: string | null; enabled: boolean; targetArns: string[] } | null> {
      try {
        const rule = await read("events:DescribeRule", () => client.send(new DescribeRuleCommand({ Name: name })));
        if (!rule.Arn) throw new MalformedAnswerError("DescribeRule without an ARN.");
        const { Targets } = await read("events:ListTargetsByRule", () => client.send(new ListTargetsByRuleCommand({ Rule: name })));
        return {
          arn: rule.Arn,
          pattern: rule.EventPattern ?? null,
          enabled: rule.State === "ENABLED",
          targetArns: (Targets ?? []).flatMap(({ Arn }) => (Arn ? [Arn] : [])),
        };
      } catch (error) {
        if (error instanceof AwsError && error.kind === "not-found") return null;
        throw error;
      }
    },

    /** Makes the rule or brings it to this pattern; repeating it changes nothing. */
    putRule: (name: string, pattern: string): Promise<MutationAnswer> =>
      sent(async () => {
        const { $metadata } = await client.send(
          new PutRuleCommand({ Name: name, EventPattern: pattern, State: "ENABLED", Description: "Stack events and alarms for Pilothouse" }),
        );
        return { $metadata };
      }),

    /** EventBridge answers 200 with a list of what it refused. */
    putQueueTarget: (ruleName: string, queueArn: string): Promise<MutationAnswer> =>
      sent(async () => {
        const { FailedEntryCount, FailedEntries, $metadata } = await client.send(
          new PutTargetsCommand({ Rule: ruleName, Targets: [{ Id: "pilothouse", Arn: queueArn }] }),
        );
        const failed = FailedEntryCount ? FailedEntries?.[0] : undefined;
        return failed ? { refused: { errorCode: failed.ErrorCode ?? "Unknown", message: failed.ErrorMessage ?? "" } } : { $metadata };
      }),
  };
}
export type EventBusGateway = ReturnType<typeof eventBusGateway>;

type Reply = { $metadata: { requestId?: string } } | { refused: { errorCode: string; message: string } };

async function sent(send: () => Promise<Reply>): Promise<MutationAnswer> {
  try {
    const reply = await send();
    if ("refused" in reply) return { kind: "refused", ...reply.refused };
    return { kind: "accepted", requestId: reply.$metadata.requestId ?? null };
  } catch (error) {
    return answerOfRejection(error);
  }
}
