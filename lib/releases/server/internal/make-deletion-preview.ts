import "server-only";

import { parseTemplate, type Template } from "@/lib/catalog/template";
import { database, inTransaction } from "@/lib/db/transaction";

import { deletionChanges, USUAL_PACE } from "../../preview-changes";
import type { ResourceChange } from "../../preview-view";
import { accountPace } from "./account-pace";
import { stackChangedAt, type StackNow } from "./find-stack-now";
import { noteStack } from "./environment-summary-repository";
import { endPreview } from "./end-preview";
import { writeOperation } from "./move-operation";
import type { StepContext, StepResult } from "./operation-step";
import { storePreview } from "./store-preview";

/** What deleting the stack would do: what goes, what stays by policy, and what will keep AWS from it. CloudFormation has no change set for it. */
export async function makeDeletionPreview(context: StepContext, stack: StackNow): Promise<StepResult> {
  if (stack.kind !== "found") return endPreview(context, { kind: "preview-failed" }, "There is no stack any more.");
  const { fence } = context;
  const { stackArn, terminationProtected, status } = stack.snapshot;
  if (context.operation.stackArn !== stackArn)
    context.operation = await inTransaction(async (tx) => {
      await noteStack(tx, context.operation.environmentId, { stackArn });
      return writeOperation(tx, context.operation, { stackArn }, fence);
    });
  const { operation } = context;

  const cloudFormation = await context.aws.cloudFormation();
  const resources = (await cloudFormation.listStackResources(stackArn)).filter((resource) => resource.status !== "DELETE_COMPLETE");
  const body = await cloudFormation.getTemplateBody(stackArn);
  const pace = await accountPace(database(), operation.environment);
  const retained = status === "DELETE_FAILED" ? operation.options.resourcesToSkip : [];
  const changes = deletionChanges(resources, readTemplate(body), pace ?? USUAL_PACE).map((change) => (retained.includes(change.logicalId) ? { ...change, policyAction: "Retain" } : change));
  return storePreview(context, {
    templateHash: null,
    parameters: [],
    tags: {},
    capabilities: [],
    roleArn: context.aws.connection.executionRoleArn,
    stackArn,
    changeSetArn: null,
    stackChangedAt: stackChangedAt(stack),
    changes,
    isPaceKnown: pace !== null,
    retained,
    blockers: blockersOf(changes, terminationProtected),
  });
}

function readTemplate(body: string | null): Template | null {
  const parsed = body === null ? null : parseTemplate(body);
  return parsed?.kind === "parsed" ? parsed.template : null;
}

function blockersOf(changes: readonly ResourceChange[], terminationProtected: boolean): string[] {
  const protection = terminationProtected ? ["The stack has termination protection in AWS: switch that off in the console first."] : [];
  const buckets = changes.filter(({ resourceType, policyAction }) => resourceType === "AWS::S3::Bucket" && policyAction !== "Retain");
  const emptied = buckets.map(({ logicalId }) => `The bucket ${logicalId} has to be empty: AWS deletes no bucket that holds objects.`);
  return [...protection, ...emptied];
}
