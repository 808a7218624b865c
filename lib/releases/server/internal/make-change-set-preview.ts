import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import type { ChangeSetSnapshot } from "@/lib/aws/cloudformation/change-set";
import { listCalls, recordFoundByToken, sendMutation } from "@/lib/aws/mutation-ledger-repository";
import { database, inTransaction } from "@/lib/db/transaction";
import { stackTags } from "@/lib/environments/environment-tags";

import { saysNothingToChange } from "../../no-change";
import { parameterInputs } from "../../parameter-inputs";
import { previewChanges, USUAL_PACE } from "../../preview-changes";
import { refusalWords } from "../../refusal-words";
import { accountPace } from "./account-pace";
import { findActAudit, SUBMITTING_ACTS } from "./act-audit-repository";
import { callToken, changeSetName } from "./call-token";
import { endPreview } from "./end-preview";
import { noteStack } from "./environment-summary-repository";
import { stackChangedAt, type StackNow } from "./find-stack-now";
import { leaseRight } from "./lease-repository";
import { writeOperation } from "./move-operation";
import type { OperationRecord } from "./operation-record";
import type { StepContext, StepResult } from "./operation-step";
import type { PreviewSource } from "./preview-source";
import { storePreview } from "./store-preview";
import { templateSource } from "./template-source";

const LOOK_AGAIN_MS = 1_000; // most change sets take two to ten seconds; the call budget slows this down further
const ASK_AGAIN_SECONDS = 3;
const LOOK_FOR_MS = 20_000; // then others get their turn; it is looked at again
const SHOWN_WITHIN_MS = 30_000; // AWS's reads are this late at worst
const GIVE_UP_AFTER_MS = 120_000; // without any answer about the change set; the same span that lost answers are searched for

const GONE = "Another change of the stack ran while this preview was being made, and AWS dropped it. Make a new one.";

/** Creates the operation's change set, or finds the one that an earlier run created, and makes the preview of it. */
export async function makeChangeSetPreview(context: StepContext, source: PreviewSource): Promise<StepResult> {
  // Only an earlier run can have made it, and that wrote its call into the ledger first.
  const token = callToken(context.operation.id, "create-change-set");
  const call = (await listCalls(database(), context.operation.id)).find((candidate) => candidate.token === token);
  const wasAccepted = call?.outcomes.some(({ kind }) => kind === "accepted" || kind === "found-by-token") ?? false;
  const found = call ? await findOwnChangeSet(context, source) : null;
  if (found && !wasAccepted) await recordFoundByToken(database(), token);
  if (!found && wasAccepted) {
    // Asking again would answer the same name once more, and there would be nothing under it for ever.
    if (call && context.now.getTime() - call.at.getTime() > SHOWN_WITHIN_MS) return endPreview(context, { kind: "overtaken" }, GONE);
  } else if (!found) {
    const asked = await askForChangeSet(context, source);
    if (asked !== "asked") return asked;
  }
  return readChangeSet(context, source);
}

async function findOwnChangeSet({ operation, aws }: StepContext, { stack }: PreviewSource): Promise<ChangeSetSnapshot | null> {
  const cloudFormation = await aws.cloudFormation();
  if (operation.changeSetArn) return cloudFormation.describeChangeSet(operation.changeSetArn);
  return cloudFormation.describeChangeSet(changeSetName(operation.id), addressOf(operation, stack));
}

/**
 * How the request names the stack. A new one by its name: AWS takes no ARN for it, not even that of the shell in review that previews
 * share, and makes the shell anew where the last preview's end has just removed it.
 */
const addressOf = ({ resolvedTo, environment }: OperationRecord, stack: StackNow): string =>
  resolvedTo === "create-stack" || stack.kind !== "found" ? environment.stackName : stack.snapshot.stackArn;

/** What of a release goes into the request, and into what a person confirms. */
function requestOf({ operation, aws }: StepContext, { stack, release, template }: PreviewSource) {
  const onStack = new Set(stack.kind === "found" ? stack.snapshot.parameters.map(({ key }) => key) : []);
  const declared = template?.parameters ?? Object.keys(release.parameters).map((name) => ({ name, noEcho: false }));
  return {
    parameters: parameterInputs(declared, release.parameters, onStack),
    tags: stackTags({ ...operation.environment, tags: release.tags }),
    capabilities: release.capabilities,
    roleArn: aws.connection.executionRoleArn,
  };
}

async function askForChangeSet(context: StepContext, source: PreviewSource): Promise<"asked" | StepResult> {
  const { operation, fence, aws } = context;
  const cloudFormation = await aws.cloudFormation();
  const token = callToken(operation.id, "create-change-set");
  const auditId = await findActAudit(database(), operation.id, SUBMITTING_ACTS);
  const template = await templateSource(context, source, auditId);
  if (template.kind === "refused") return endPreview(context, { kind: "preview-failed" }, template.why);
  const answer = await sendMutation(
    { token, operationId: operation.id, auditId, ...aws.scope, action: "cloudformation:CreateChangeSet", target: operation.environment.stackName },
    () =>
      cloudFormation.createChangeSet({
        ...requestOf(context, source),
        stackName: addressOf(operation, source.stack),
        changeSetName: changeSetName(operation.id),
        kind: operation.resolvedTo === "create-stack" ? "create" : "update",
        template,
        token,
      }),
    leaseRight(operation.id, fence),
  );
  switch (answer.kind) {
    case "accepted":
      await inTransaction(async (tx) => {
        await noteStack(tx, operation.environmentId, { stackArn: answer.stackArn });
        context.operation = await writeOperation(tx, operation, { changeSetArn: answer.changeSetArn, stackArn: answer.stackArn }, fence);
      });
      return "asked";
    case "already-done":
      return "asked";
    case "refused":
      return saysNothingToChange(answer.message)
        ? endPreview(context, { kind: "nothing-to-change" }, null)
        : endPreview(context, { kind: "preview-failed" }, refusalWords("AWS did not accept the request for a preview, and nothing was changed.", answer.message));
    case "no-answer":
      return (await hasGivenUp(operation.id, token, context.now))
        ? endPreview(context, { kind: "preview-failed" }, "AWS did not say what became of the change set; nothing was changed.")
        : { againInSeconds: ASK_AGAIN_SECONDS };
  }
}

async function hasGivenUp(operationId: string, token: string, now: Date): Promise<boolean> {
  const call = (await listCalls(database(), operationId)).find((candidate) => candidate.token === token);
  return call !== undefined && now.getTime() - call.at.getTime() > GIVE_UP_AFTER_MS;
}

async function readChangeSet(context: StepContext, source: PreviewSource): Promise<StepResult> {
  const changeSet = await settledChangeSet(context, source);
  if (changeSet === null) return { againInSeconds: ASK_AGAIN_SECONDS };
  context.operation = await keepArns(context, changeSet);
  const { operation } = context;

  if (changeSet.status === "FAILED")
    return saysNothingToChange(changeSet.statusReason)
      ? endPreview(context, { kind: "nothing-to-change" }, "The stack already runs exactly this release.")
      : endPreview(context, { kind: "preview-failed" }, refusalWords("AWS could not work out what would change, and nothing was changed.", changeSet.statusReason));
  if (changeSet.status !== "CREATE_COMPLETE") return endPreview(context, { kind: "preview-failed" }, `AWS reports the change set as ${changeSet.status}.`);

  const pace = await accountPace(database(), operation.environment);
  const { stack, release, template } = source;
  return storePreview(context, {
    ...requestOf(context, source),
    templateHash: release.templateHash,
    stackArn: operation.stackArn,
    changeSetArn: changeSet.changeSetArn,
    stackChangedAt: operation.resolvedTo === "create-stack" ? null : stackChangedAt(stack),
    changes: previewChanges(changeSet.changes, template, pace ?? USUAL_PACE),
    isPaceKnown: pace !== null,
    retained: [],
    blockers: [],
  });
}

/** Waits until AWS has computed it, for as long as a run may take; null: not yet, or not to be seen yet. */
async function settledChangeSet(context: StepContext, source: PreviewSource): Promise<ChangeSetSnapshot | null> {
  const until = performance.now() + LOOK_FOR_MS;
  for (;;) {
    const changeSet = await findOwnChangeSet(context, source);
    if (changeSet && !/_(PENDING|IN_PROGRESS)$/.test(changeSet.status)) return changeSet;
    if (context.signal.aborted || performance.now() > until) return null;
    await sleep(LOOK_AGAIN_MS, undefined, { signal: context.signal }).catch(() => undefined); // aborted: the next look is the last
  }
}

/** After a crash between AWS's answer and our writing it down, the change set itself tells what it belongs to. */
async function keepArns({ operation, fence }: StepContext, { changeSetArn, stackArn }: ChangeSetSnapshot) {
  if (operation.changeSetArn === changeSetArn && operation.stackArn === stackArn) return operation;
  return inTransaction(async (tx) => {
    await noteStack(tx, operation.environmentId, { stackArn });
    return writeOperation(tx, operation, { changeSetArn, stackArn }, fence);
  });
}
