import "server-only";

import { openScope } from "@/lib/aws/scope";
import { AppError } from "@/lib/shared/app-error";

import { isStackBusy } from "../../stack-status";
import { callToken } from "./call-token";
import type { OperationRecord } from "./operation-record";
import { findTraces } from "./resolve-unknown";

/**
 * Asks AWS once more before a person settles an operation as not accepted. Throws "not-possible" where AWS is at work on the stack or
 * shows the operation's token after all, and `AwsError` where it cannot be asked: then nobody can tell.
 */
export async function refuseWhereAccepted(operation: OperationRecord): Promise<void> {
  const { accountId, region, stackArn, stackName } = operation.environment;
  const aws = await openScope({ accountId, region }, { priority: "page" });
  const stack = await (await aws.cloudFormation()).describeStack(operation.stackArn ?? stackArn ?? stackName);
  if (stack && isStackBusy(stack.status)) throw new AppError("not-possible", `AWS is at work on the stack (${stack.status}). Wait until it is at rest.`);
  // A stack that AWS cannot find shows no events either.
  if (stack && (await findTraces({ operation, aws }, callToken(operation.id, "submit"))))
    throw new AppError("not-possible", "AWS did accept it: the stack shows it by now. Within a minute this operation goes on by itself.");
}
