import "server-only";

import {
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  ListStackResourcesCommand,
  type Change,
  type CloudFormationClient,
} from "@aws-sdk/client-cloudformation";

import { AwsError, MalformedAnswerError, toAwsError } from "../errors";
import type { ReadCall } from "../read-call";
import { toChangeSetSnapshot, type ChangeSetSnapshot } from "./change-set";
import { toStackEvent, type AwsStackEvent } from "./stack-event";
import { toStackResource, type StackResource } from "./stack-resource";
import { toStackSnapshot, type StackSnapshot } from "./stack-snapshot";

const MAX_PAGES = 200; // 500 resources make some 3,000 events in 30 pages; past this a NextToken goes round in circles

/** Reads of CloudFormation. All throw `AwsError`, except where null says "there is none". A name finds only a stack that lives; an ARN also a deleted one, for 90 days. */
export function cloudFormationReads(client: Pick<CloudFormationClient, "send">, read: ReadCall) {
  /** Calls with each NextToken in turn; only its absence ends a list. `page` answers the next token, or "stop". */
  async function eachPage(action: string, page: (nextToken: string | undefined) => Promise<string | undefined | "stop">): Promise<void> {
    let nextToken: string | undefined;
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const token = nextToken;
      const next = await read(action, () => page(token));
      if (next === undefined || next === "stop") return;
      nextToken = next;
    }
    throw toAwsError(action, new MalformedAnswerError(`More than ${MAX_PAGES} pages.`));
  }

  return {
    /** Null: no such stack (for a name: none that lives). */
    async describeStack(nameOrArn: string): Promise<StackSnapshot | null> {
      return orNullWhereMissing(
        read("cloudformation:DescribeStacks", async () => {
          const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: nameOrArn }));
          const stack = Stacks?.[0];
          // AWS says "does not exist" for a missing stack; an answer without one is not AWS's.
          if (!stack) throw new MalformedAnswerError("DescribeStacks without a stack.");
          return toStackSnapshot(stack);
        }),
      );
    },

    /** Every stack of the account and region that lives: one call per some hundred stacks, instead of one each. */
    async describeStacks(): Promise<StackSnapshot[]> {
      const stacks: StackSnapshot[] = [];
      await eachPage("cloudformation:DescribeStacks", async (nextToken) => {
        const answer = await client.send(new DescribeStacksCommand({ NextToken: nextToken }));
        if (!answer.Stacks) throw new MalformedAnswerError("DescribeStacks without a list.");
        stacks.push(...answer.Stacks.map(toStackSnapshot));
        return answer.NextToken;
      });
      return stacks;
    },

    /**
     * Newest first, as AWS gives them: to the beginning of the stack's history, or up to but without `untilEventId`. AWS keeps
     * adding at the front while pages are read; an event never shows twice here.
     */
    async listStackEvents(stackArn: string, { untilEventId }: { untilEventId?: string } = {}): Promise<AwsStackEvent[]> {
      const events = new Map<string, AwsStackEvent>();
      await eachPage("cloudformation:DescribeStackEvents", async (nextToken) => {
        const answer = await client.send(new DescribeStackEventsCommand({ StackName: stackArn, NextToken: nextToken }));
        if (!answer.StackEvents) throw new MalformedAnswerError("DescribeStackEvents without a list.");
        for (const raw of answer.StackEvents) {
          if (untilEventId !== undefined && raw.EventId === untilEventId) return "stop";
          const event = toStackEvent(raw);
          if (event) events.set(event.eventId, event);
        }
        return answer.NextToken;
      });
      return [...events.values()];
    },

    async listStackResources(stackArn: string): Promise<StackResource[]> {
      const resources: StackResource[] = [];
      await eachPage("cloudformation:ListStackResources", async (nextToken) => {
        const answer = await client.send(new ListStackResourcesCommand({ StackName: stackArn, NextToken: nextToken }));
        if (!answer.StackResourceSummaries) throw new MalformedAnswerError("ListStackResources without a list.");
        resources.push(...answer.StackResourceSummaries.map(toStackResource));
        return answer.NextToken;
      });
      return resources;
    },

    /** The body as it was submitted, byte for byte. Null: no such stack. */
    async getTemplateBody(stackArn: string): Promise<string | null> {
      return orNullWhereMissing(
        read("cloudformation:GetTemplate", async () => {
          const answer = await client.send(new GetTemplateCommand({ StackName: stackArn, TemplateStage: "Original" }));
          if (answer.TemplateBody === undefined) throw new MalformedAnswerError("GetTemplate without a body.");
          return answer.TemplateBody;
        }),
      );
    },

    /** By ARN, or by name together with the stack's. All pages, with values before and after. Null: no such change set, or it was deleted. */
    async describeChangeSet(nameOrArn: string, stackName?: string): Promise<ChangeSetSnapshot | null> {
      const changes: Change[] = [];
      const found: ChangeSetSnapshot[] = [];
      const paged = eachPage("cloudformation:DescribeChangeSet", async (nextToken) => {
        const answer = await client.send(
          new DescribeChangeSetCommand({ ChangeSetName: nameOrArn, StackName: stackName, NextToken: nextToken, IncludePropertyValues: true }),
        );
        changes.push(...(answer.Changes ?? []));
        if (answer.NextToken === undefined) found.push(toChangeSetSnapshot(answer, changes));
        return answer.NextToken;
      });
      await orNullWhereMissing(paged);
      return found[0] ?? null;
    },

    /** Names and ARNs of the change sets that a stack has: an empty REVIEW_IN_PROGRESS shell with none left may be deleted. */
    async listChangeSets(stackArn: string): Promise<{ changeSetArn: string; changeSetName: string }[]> {
      const changeSets: { changeSetArn: string; changeSetName: string }[] = [];
      await eachPage("cloudformation:ListChangeSets", async (nextToken) => {
        const answer = await client.send(new ListChangeSetsCommand({ StackName: stackArn, NextToken: nextToken }));
        if (!answer.Summaries) throw new MalformedAnswerError("ListChangeSets without a list.");
        for (const { ChangeSetId, ChangeSetName } of answer.Summaries)
          if (ChangeSetId && ChangeSetName) changeSets.push({ changeSetArn: ChangeSetId, changeSetName: ChangeSetName });
        return answer.NextToken;
      });
      return changeSets;
    },
  };
}

/** DescribeStacks has no not-found error: a missing stack is a ValidationError told apart by its message (see `failureOf`). */
async function orNullWhereMissing<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AwsError && error.kind === "not-found") return null;
    throw error;
  }
}
