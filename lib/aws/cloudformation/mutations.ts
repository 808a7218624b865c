import "server-only";

import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  ExecuteChangeSetCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  type Capability,
  type CloudFormationClient,
  type DeploymentConfig,
  type Parameter,
} from "@aws-sdk/client-cloudformation";

import { answerOfRejection, type DoneBefore, type MutationAnswer } from "../mutation-answer";
import { toTags } from "./tags";

export type TemplateSource = { kind: "body"; body: string } | { kind: "url"; url: string } | { kind: "previous" };
/** In EXPRESS mode AWS calls an operation complete before its resources work; said outright, so that no account setting can choose it. */
const STANDARD: DeploymentConfig = { Mode: "STANDARD" };

/** `usePrevious`: a NoEcho parameter keeps the value that the stack has now; Pilothouse never knew it. */
export type ParameterInput = { key: string; value: string } | { key: string; usePrevious: true };

export type CreateChangeSetInput = {
  stackName: string;
  changeSetName: string;
  kind: "create" | "update";
  template: TemplateSource;
  parameters: readonly ParameterInput[];
  tags: Record<string, string>;
  capabilities: readonly string[];
  roleArn: string | null;
  token: string;
};
/** `disableRollback`: only to retry a stack that stands in CREATE_FAILED or UPDATE_FAILED, from where AWS takes no other update. */
export type UpdateStackInput = Omit<CreateChangeSetInput, "changeSetName" | "kind"> & { disableRollback?: boolean };

/**
 * Mutations of CloudFormation, each sent once, with the caller's token (a UUID): sending it again with the same token is safe.
 * None throws; what is not known is the answer "no-answer". Rollback on failure stays on and the mode STANDARD everywhere.
 */
export function cloudFormationMutations(client: Pick<CloudFormationClient, "send">) {
  return {
    /** Already-done: a change set of this name exists; look it up by name. */
    async createChangeSet(input: CreateChangeSetInput): Promise<MutationAnswer<{ changeSetArn: string; stackArn: string }>> {
      return answer({ errorCodes: ["AlreadyExistsException"] }, async () => {
        const { Id, StackId, $metadata } = await client.send(
          new CreateChangeSetCommand({
            StackName: input.stackName,
            ChangeSetName: input.changeSetName,
            ChangeSetType: input.kind === "create" ? "CREATE" : "UPDATE",
            ClientToken: input.token,
            DeploymentConfig: STANDARD,
            IncludeNestedStacks: true, // without it, changes inside nested stacks are invisible
            ...stackInput(input),
          }),
        );
        return Id && StackId ? { requestId: $metadata.requestId ?? null, changeSetArn: Id, stackArn: StackId } : null;
      });
    },

    /** Already-done: there is no such change set. */
    async deleteChangeSet({ changeSetArn }: { changeSetArn: string }): Promise<MutationAnswer> {
      return answer({ whereMissing: true }, async () =>
        accepted(await client.send(new DeleteChangeSetCommand({ ChangeSetName: changeSetArn }))),
      );
    },

    async executeChangeSet({ changeSetArn, token }: { changeSetArn: string; token: string }): Promise<MutationAnswer> {
      return answer({}, async () =>
        accepted(
          await client.send(
            new ExecuteChangeSetCommand({
              ChangeSetName: changeSetArn,
              ClientRequestToken: token,
              DisableRollback: false,
              RetainExceptOnCreate: true, // what a failed deployment created itself goes with its rollback, whatever its policy says
            }),
          ),
        ),
      );
    },

    async updateStack(input: UpdateStackInput): Promise<MutationAnswer<{ stackArn: string }>> {
      return answer({}, async () => {
        const { StackId, $metadata } = await client.send(
          new UpdateStackCommand({
            StackName: input.stackName,
            ClientRequestToken: input.token,
            DeploymentConfig: STANDARD,
            DisableRollback: input.disableRollback ?? false,
            ...(input.disableRollback ? {} : { RetainExceptOnCreate: true }),
            ...stackInput(input),
          }),
        );
        return StackId ? { requestId: $metadata.requestId ?? null, stackArn: StackId } : null;
      });
    },

    async cancelUpdateStack({ stackArn, token }: { stackArn: string; token: string }): Promise<MutationAnswer> {
      return answer({}, async () =>
        accepted(await client.send(new CancelUpdateStackCommand({ StackName: stackArn, ClientRequestToken: token }))),
      );
    },

    async continueUpdateRollback(input: {
      stackArn: string;
      resourcesToSkip: readonly string[];
      roleArn: string | null;
      token: string;
    }): Promise<MutationAnswer> {
      return answer({}, async () =>
        accepted(
          await client.send(
            new ContinueUpdateRollbackCommand({
              StackName: input.stackArn,
              ClientRequestToken: input.token,
              ...(input.resourcesToSkip.length > 0 ? { ResourcesToSkip: [...input.resourcesToSkip] } : {}),
              ...(input.roleArn ? { RoleARN: input.roleArn } : {}),
            }),
          ),
        ),
      );
    },

    /** From CREATE_FAILED it deletes the stack: no stable state exists to go back to. */
    async rollbackStack(input: { stackArn: string; roleArn: string | null; token: string }): Promise<MutationAnswer<{ stackArn: string }>> {
      return answer({}, async () => {
        const { StackId, $metadata } = await client.send(
          new RollbackStackCommand({
            StackName: input.stackArn,
            ClientRequestToken: input.token,
            RetainExceptOnCreate: true,
            ...(input.roleArn ? { RoleARN: input.roleArn } : {}),
          }),
        );
        return StackId ? { requestId: $metadata.requestId ?? null, stackArn: StackId } : null;
      });
    },

    /** `retainResources` is legal only in DELETE_FAILED. */
    async deleteStack(input: {
      stackArn: string;
      retainResources: readonly string[];
      roleArn: string | null;
      token: string;
    }): Promise<MutationAnswer> {
      return answer({}, async () =>
        accepted(
          await client.send(
            new DeleteStackCommand({
              StackName: input.stackArn,
              ClientRequestToken: input.token,
              ...(input.retainResources.length > 0 ? { RetainResources: [...input.retainResources] } : {}),
              ...(input.roleArn ? { RoleARN: input.roleArn } : {}),
            }),
          ),
        ),
      );
    },
  };
}

/** `send` answers null where the reply lacks what AWS always gives: then nobody knows whether it was accepted. */
async function answer<Accepted extends { requestId: string | null }>(
  doneBefore: DoneBefore,
  send: () => Promise<Accepted | null>,
): Promise<MutationAnswer<Omit<Accepted, "requestId" | "kind">>> {
  try {
    const reply = await send();
    if (reply === null) return { kind: "no-answer", why: "malformed", message: "The reply names no stack." };
    return { kind: "accepted", ...reply };
  } catch (error) {
    return answerOfRejection(error, doneBefore);
  }
}

/** For actions that answer nothing: the request handler has already seen that the document is the action's own. */
const accepted = ({ $metadata }: { $metadata: { requestId?: string } }) => ({ requestId: $metadata.requestId ?? null });

function stackInput(input: Pick<UpdateStackInput, "template" | "parameters" | "tags" | "capabilities" | "roleArn">) {
  return {
    ...templateInput(input.template),
    Parameters: input.parameters.map(toParameter),
    // Always the whole list: left out keeps the old one, an empty one removes all.
    Tags: toTags(input.tags),
    Capabilities: input.capabilities.filter(isCapability),
    ...(input.roleArn ? { RoleARN: input.roleArn } : {}),
  };
}

function templateInput(template: TemplateSource) {
  switch (template.kind) {
    case "body":
      return { TemplateBody: template.body };
    case "url":
      return { TemplateURL: template.url };
    case "previous":
      return { UsePreviousTemplate: true };
  }
}

function toParameter(parameter: ParameterInput): Parameter {
  return "usePrevious" in parameter
    ? { ParameterKey: parameter.key, UsePreviousValue: true }
    : { ParameterKey: parameter.key, ParameterValue: parameter.value };
}

const CAPABILITIES: readonly string[] = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"] satisfies Capability[];
const isCapability = (name: string): name is Capability => CAPABILITIES.includes(name);
