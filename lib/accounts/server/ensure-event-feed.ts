import "server-only";

import { randomUUID } from "node:crypto";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import type { AwsScope } from "@/lib/aws/aws-scope";
import { AwsError } from "@/lib/aws/errors";
import { eventBusGateway } from "@/lib/aws/event-bus";
import type { MutationAnswer } from "@/lib/aws/mutation-answer";
import { sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { openScope, type OpenScope } from "@/lib/aws/scope";
import { queueGateway } from "@/lib/aws/sqs-queue";
import { database } from "@/lib/db/transaction";
import { AppError } from "@/lib/shared/app-error";

import { keepFeed } from "./internal/event-feed-repository";

/**
 * CloudFormation tells the account's default bus of each status change of a stack and of each of its resources, CloudWatch of each change of
 * an alarm's state.
 */
const PATTERN = JSON.stringify({
  source: ["aws.cloudformation", "aws.cloudwatch"],
  "detail-type": ["CloudFormation Stack Status Change", "CloudFormation Resource Status Change", "CloudWatch Alarm State Change"],
});

export type EnsuredFeed = { kind: "ready"; queueUrl: string } | { kind: "unavailable"; reason: string };

/**
 * Sees to it that stack events and alarms of an account and region reach a queue of ours: EventBridge rule → SQS queue, both named
 * `<prefix>events`. Looks first and changes only what is not so yet; safe to repeat. Where AWS does not allow it, or cannot be
 * asked, the feed is "unavailable" with the reason, and polling goes on alone.
 */
export async function ensureEventFeed(scope: AwsScope, now: Date): Promise<EnsuredFeed> {
  try {
    const aws = await openScope(scope, { priority: "sweep" });
    const queueUrl = await ensureRuleAndQueue(aws);
    return { kind: "ready", queueUrl };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await keepFeed(database(), scope, { state: "unavailable", reason: error.message, asOf: now });
    return { kind: "unavailable", reason: error.message };
  }
}

async function ensureRuleAndQueue(aws: OpenScope): Promise<string> {
  const name = `${aws.connection.stackNamePrefix}events`;
  const change = feedChanges(aws);
  const queues = queueGateway(await aws.clients.sqs(), aws.read);
  const bus = eventBusGateway(await aws.clients.eventBridge(), aws.read);

  if (!(await queues.findQueue(name))) await change("sqs:CreateQueue", name, () => queues.createQueue(name));
  const queue = await queues.findQueue(name);
  if (!queue) throw new AwsError("sqs:GetQueueUrl", "not-found", null, `${name} was made and is not there`);

  const before = await bus.findRule(name);
  if (!before?.enabled || !sameJson(before.pattern, PATTERN)) await change("events:PutRule", name, () => bus.putRule(name, PATTERN));
  const rule = before ?? (await bus.findRule(name));
  if (!rule) throw new AwsError("events:DescribeRule", "not-found", null, `${name} was made and is not there`);

  const policy = queuePolicy(queue.arn, rule.arn);
  if (!sameJson(queue.policy, policy)) await change("sqs:SetQueueAttributes", queue.arn, () => queues.setPolicy(queue.url, policy));
  if (!rule.targetArns.includes(queue.arn)) await change("events:PutTargets", name, () => bus.putQueueTarget(name, queue.arn));
  return queue.url;
}

/** Each change has its ledger row; all of one run belong to one act in the audit, written when the first is due. */
function feedChanges(aws: OpenScope) {
  let auditId: Promise<bigint> | null = null;
  return async function change(action: string, target: string, send: () => Promise<MutationAnswer>): Promise<void> {
    auditId ??= writeAudit(database(), {
      actor: { kind: "system", name: "worker" },
      action: "account.ensure-feed",
      outcome: { kind: "done" },
      object: { type: "account", id: aws.connection.id },
      summary: `Set up the event feed of stacks and alarms in ${aws.scope.region}.`,
    });
    const call = { token: randomUUID(), operationId: null, auditId: await auditId, ...aws.scope, action, target };
    const answer = await sendMutation(call, send);
    if (answer.kind === "refused") throw new AwsError(action, /denied|Unauthorized/i.test(answer.errorCode) ? "denied" : "invalid", answer.errorCode, answer.message);
    if (answer.kind === "no-answer") throw new AwsError(action, "unreachable", null, answer.message);
  };
}

/** EventBridge may write to the queue, on behalf of this rule alone. */
function queuePolicy(queueArn: string, ruleArn: string): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "StackEvents",
        Effect: "Allow",
        Principal: { Service: "events.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: queueArn,
        Condition: { ArnEquals: { "aws:SourceArn": ruleArn } },
      },
    ],
  });
}

/** AWS gives policies and patterns back with other spacing and order of keys. */
function sameJson(a: string | null, b: string): boolean {
  if (a === null) return false;
  try {
    return canonical(JSON.parse(a)) === canonical(JSON.parse(b));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
}
