import type { CancelFate } from "./cancel-fate";
import { isFinalStatus, outcomeOf, type OperationOutcome } from "./operation-outcome";
import type { Resolution } from "./operation-state";
import { isAboutStack, type ToldEvent } from "./stack-event";

/** Where an operation's events have taken the stack. `final` null: AWS is still at work, as far as its events tell. */
export type StackCourse = {
  /** The stack's newest status among them; null: they say nothing of the stack itself yet. */
  status: string | null;
  reason: string | null;
  at: Date | null;
  final: { status: string; outcome: OperationOutcome; at: Date } | null;
};

type CourseEvent = Pick<ToldEvent, "resourceType" | "physicalId" | "status" | "reason" | "at">;

/** Follows the stack's own statuses through one operation's events, oldest first, up to the one that ends it. */
export function stackCourse(events: readonly CourseEvent[], stackArn: string, resolvedTo: Resolution, cancel: CancelFate): StackCourse {
  const course: StackCourse = { status: null, reason: null, at: null, final: null };
  for (const event of events) {
    if (!isAboutStack(event, stackArn) || course.final) continue;
    course.status = event.status;
    course.reason = event.reason;
    course.at = event.at;
    const outcome = isFinalStatus(event.status) ? outcomeOf(resolvedTo, event.status, cancel) : null;
    if (outcome) course.final = { status: event.status, outcome, at: event.at };
  }
  return course;
}
