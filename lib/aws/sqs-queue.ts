import "server-only";

import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";

import { AwsError, MalformedAnswerError } from "./errors";
import { answerOfRejection, type MutationAnswer } from "./mutation-answer";
import type { ReadCall } from "./read-call";

const LONG_POLL_SECONDS = 20; // the longest that SQS holds a receive
const BATCH = 10; // the most that SQS hands out at once
/** Handed out again after this long without a delete. Storing ten messages takes milliseconds; a reader that died should not be waited for. */
const VISIBILITY_SECONDS = 30;
const KEPT_SECONDS = 345_600; // four days: a worker that was off for a weekend misses nothing

export type QueueMessage = { receiptHandle: string; body: string };

/** SQS in one account and region. Reads throw `AwsError`; mutations always answer. */
export function queueGateway(client: Pick<SQSClient, "send">, read: ReadCall) {
  return {
    /** Null: no such queue. */
    async findQueue(name: string): Promise<{ url: string; arn: string; policy: string | null } | null> {
      try {
        const url = await read("sqs:GetQueueUrl", async () => (await client.send(new GetQueueUrlCommand({ QueueName: name }))).QueueUrl);
        if (!url) throw new MalformedAnswerError("GetQueueUrl without an address.");
        return await read("sqs:GetQueueAttributes", async () => {
          const { Attributes } = await client.send(
            new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["QueueArn", "Policy"] }),
          );
          if (!Attributes?.QueueArn) throw new MalformedAnswerError("GetQueueAttributes without an ARN.");
          return { url, arn: Attributes.QueueArn, policy: Attributes.Policy ?? null };
        });
      } catch (error) {
        if (error instanceof AwsError && error.kind === "not-found") return null;
        throw error;
      }
    },

    /** Repeating it with the same name changes nothing. */
    createQueue: (name: string): Promise<MutationAnswer> =>
      sent(() =>
        client.send(
          new CreateQueueCommand({
            QueueName: name,
            Attributes: { VisibilityTimeout: String(VISIBILITY_SECONDS), MessageRetentionPeriod: String(KEPT_SECONDS), SqsManagedSseEnabled: "true" },
          }),
        ),
      ),

    setPolicy: (url: string, policy: string): Promise<MutationAnswer> =>
      sent(() => client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { Policy: policy } }))),

    /** Waits up to 20 s for the first message; none is an answer. Aborting ends the wait with an `AwsError` "unreachable". */
    async receive(url: string, signal: AbortSignal): Promise<QueueMessage[]> {
      return read("sqs:ReceiveMessage", async () => {
        const { Messages } = await client.send(
          new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: BATCH, WaitTimeSeconds: LONG_POLL_SECONDS }),
          { abortSignal: signal },
        );
        return (Messages ?? []).flatMap(({ ReceiptHandle, Body }) =>
          ReceiptHandle && Body !== undefined ? [{ receiptHandle: ReceiptHandle, body: Body }] : [],
        );
      });
    },

    /** A message that could not be deleted comes again; whoever reads must be ready for that anyway. */
    deleteMessages: (url: string, messages: readonly QueueMessage[]): Promise<MutationAnswer> =>
      sent(() =>
        client.send(
          new DeleteMessageBatchCommand({
            QueueUrl: url,
            Entries: messages.map(({ receiptHandle }, place) => ({ Id: String(place), ReceiptHandle: receiptHandle })),
          }),
        ),
      ),
  };
}
export type QueueGateway = ReturnType<typeof queueGateway>;

async function sent(send: () => Promise<{ $metadata: { requestId?: string } }>): Promise<MutationAnswer> {
  try {
    return { kind: "accepted", requestId: (await send()).$metadata.requestId ?? null };
  } catch (error) {
    return answerOfRejection(error);
  }
}
