import "server-only";

import type { OpenScope } from "@/lib/aws/scope";

import type { OperationRecord } from "./operation-record";

/**
 * What each step of an operation works with. `fence` must be carried by every write; a step that writes the operation and goes on
 * replaces `operation` by what was written.
 */
export type StepContext = { operation: OperationRecord; fence: number; aws: OpenScope; now: Date; signal: AbortSignal };

/** "moved": look at it again at once, it is in another state now. "waiting": a person or AWS is next. */
export type StepResult = "moved" | "waiting" | { againInSeconds: number };
