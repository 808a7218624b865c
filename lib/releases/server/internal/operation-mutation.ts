import "server-only";

import type { MutationAnswer } from "@/lib/aws/mutation-answer";
import { parseTemplate } from "@/lib/catalog/template";
import { database } from "@/lib/db/transaction";
import { stackTags } from "@/lib/environments/environment-tags";

import { parameterInputs } from "../../parameter-inputs";
import type { StepContext } from "./operation-step";
import { findRelease } from "./release-repository";

/** The one call that an operation comes down to; `send` may be called again, with the same token. */
export type OperationMutation = { action: string; target: string; send: () => Promise<MutationAnswer> };

/** Throws where the operation lacks what its call needs, which the steps before have made sure of. */
export async function operationMutation(context: StepContext, token: string): Promise<OperationMutation> {
  const { operation, aws } = context;
  const cloudFormation = await aws.cloudFormation();
  const roleArn = aws.connection.executionRoleArn;
  const stackArn = operation.stackArn ?? operation.environment.stackArn;
  if (stackArn === null) throw new Error(`Operation ${operation.id} has no stack to be sent to.`);

  switch (operation.resolvedTo) {
    case "create-stack":
    case "update-stack": {
      const { changeSetArn } = operation;
      if (changeSetArn === null) return retryMutation(context, stackArn, token);
      return { action: "cloudformation:ExecuteChangeSet", target: changeSetArn, send: () => cloudFormation.executeChangeSet({ changeSetArn, token }) };
    }
    case "continue-update-rollback":
      return {
        action: "cloudformation:ContinueUpdateRollback",
        target: stackArn,
        send: () => cloudFormation.continueUpdateRollback({ stackArn, resourcesToSkip: operation.options.resourcesToSkip, roleArn, token }),
      };
    case "rollback-stack":
      return { action: "cloudformation:RollbackStack", target: stackArn, send: () => cloudFormation.rollbackStack({ stackArn, roleArn, token }) };
    case "delete-stack":
      return {
        action: "cloudformation:DeleteStack",
        target: stackArn,
        send: () => cloudFormation.deleteStack({ stackArn, retainResources: retained(context), roleArn, token }),
      };
    case "cancel-update":
      throw new Error("Cancelling is an act on a running operation, not one of its own.");
  }
}

const retained = ({ operation }: StepContext): string[] => {
  const held = new Set(operation.preview?.changes.filter(({ policyAction }) => policyAction === "Retain").map(({ logicalId }) => logicalId));
  return operation.options.resourcesToSkip.filter((logicalId) => held.has(logicalId));
};

/** The stack's own template with the release's parameters once more, from where it stopped. */
async function retryMutation({ operation, aws }: StepContext, stackArn: string, token: string): Promise<OperationMutation> {
  const cloudFormation = await aws.cloudFormation();
  const release = operation.release === null ? null : await findRelease(database(), operation.environmentId, operation.release);
  const [snapshot, body] = [await cloudFormation.describeStack(stackArn), await cloudFormation.getTemplateBody(stackArn)];
  if (!release || !snapshot || body === null) throw new Error(`Operation ${operation.id} has nothing to retry.`);
  const parsed = parseTemplate(body);
  const declared = parsed.kind === "parsed" ? parsed.template.parameters : snapshot.parameters.map(({ key }) => ({ name: key, noEcho: false }));
  const send = () =>
    cloudFormation.updateStack({
      stackName: stackArn,
      template: { kind: "previous" },
      parameters: parameterInputs(declared, release.parameters, new Set(snapshot.parameters.map(({ key }) => key))),
      tags: stackTags({ ...operation.environment, tags: release.tags }),
      capabilities: release.capabilities,
      roleArn: aws.connection.executionRoleArn,
      // From CREATE_FAILED and UPDATE_FAILED AWS takes an update only with rollback off (UpdateStack, DisableRollback).
      disableRollback: true,
      token,
    });
  return { action: "cloudformation:UpdateStack", target: stackArn, send };
}
