import "server-only";

import type { StackSnapshot } from "@/lib/aws/cloudformation/stack-snapshot";

import type { StepContext } from "./operation-step";

/** "foreign": the name is taken by a stack that is not this environment's. */
export type StackNow = { kind: "none" } | { kind: "found"; snapshot: StackSnapshot } | { kind: "foreign" };

/**
 * The environment's stack as AWS has it at this moment: by its ARN where one is known, since a name may have been taken by another
 * stack since. A deleted stack counts as none, unless the name lives again as a shell that waits for its first change set.
 */
export async function findStackNow({ operation, aws }: Pick<StepContext, "operation" | "aws">): Promise<StackNow> {
  const cloudFormation = await aws.cloudFormation();
  const { stackArn, stackName } = operation.environment;
  if (stackArn !== null) {
    const known = await cloudFormation.describeStack(stackArn);
    if (known && known.status !== "DELETE_COMPLETE") return { kind: "found", snapshot: known };
  }
  const named = await cloudFormation.describeStack(stackName);
  if (!named || named.status === "DELETE_COMPLETE") return { kind: "none" };
  // An empty shell under our name is what a launch of ours leaves that died before its ARN was written down.
  return named.status === "REVIEW_IN_PROGRESS" ? { kind: "found", snapshot: named } : { kind: "foreign" };
}

/** When the stack last changed; null: there is none, or only an empty shell. */
export function stackChangedAt(stack: StackNow): Date | null {
  if (stack.kind !== "found" || stack.snapshot.status === "REVIEW_IN_PROGRESS") return null;
  return stack.snapshot.lastUpdatedAt ?? stack.snapshot.createdAt;
}
