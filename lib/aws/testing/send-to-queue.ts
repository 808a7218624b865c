import { SendMessageCommand } from "@aws-sdk/client-sqs";

import type { OpenScope } from "../scope";

/** Puts a text into a queue, as EventBridge does when it delivers something a second time. */
export async function sendToQueue(aws: OpenScope, queueUrl: string, body: string): Promise<void> {
  await (await aws.clients.sqs()).send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body }));
}
