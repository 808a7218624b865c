import { failureWords } from "./failure-words";
import type { BlockedResource, RootCause } from "./operation-view";
import { turningPoint } from "./resource-timeline";
import { bearsStackName } from "./stack-event";
import { wayOn } from "./way-on";

/** What the rule reads of an event; stored rows, views and AWS's own all have it. */
export type CauseEvent = { logicalId: string; resourceType: string; status: string; reason: string | null };

/** AWS stops what is under way when something else fails, and reports each as failed. Those are consequences. */
const CANCELLED = /^Resource (creation|update|deletion|import) cancelled/i;

const isFailure = (event: CauseEvent): boolean => event.status.endsWith("_FAILED");
/** Stopped because something else failed, not by itself. */
export const isConsequence = (event: Pick<CauseEvent, "reason">): boolean => CANCELLED.test(event.reason ?? "");
const isOwnFailure = (event: CauseEvent): boolean => isFailure(event) && !isConsequence(event);

/** The stack that the events are of, and its status now: by that the next step is chosen. */
export type CauseStack = { name: string; status: string | null };

/**
 * The first thing that truly failed, from one operation's events, oldest first, and what keeps the stack stuck, if something does. Where
 * no resource failed (AWS refused the whole), the stack's own words; null where nothing failed, or somebody only asked AWS to stop.
 */
export function findRootCause(events: readonly CauseEvent[], stack: CauseStack): RootCause | null {
  const isOfStack = (event: CauseEvent) => bearsStackName(event, stack.name);
  const cause =
    events.find((event) => !isOfStack(event) && isOwnFailure(event)) ??
    events.find((event) => isOfStack(event) && (isFailure(event) || event.status.endsWith("ROLLBACK_IN_PROGRESS")));
  if (!cause || (isOfStack(cause) && isOnlyStopped(cause))) return null;

  const { plain, remedy } = failureWords(cause.reason ?? "");
  const blocked = findBlocked(events, stack);
  return {
    logicalId: cause.logicalId,
    resourceType: cause.resourceType,
    reason: cause.reason ?? "",
    plain,
    nextStep: `${remedyFor(blocked) ?? remedy} ${wayOn(stack.status).words}`,
    blocked,
  };
}

const isOnlyStopped = ({ reason }: CauseEvent): boolean => reason === null || reason === "" || /^User Initiated/i.test(reason);

/** Where the way back is blocked, that is what has to be mended first, not what began it all. */
function remedyFor(blocked: readonly BlockedResource[]): string | null {
  const [first] = blocked;
  if (!first) return null;
  return blocked.length === 1 ? `Mend ${first.logicalId}: ${failureWords(first.reason).remedy}` : `Mend ${blocked.map(({ logicalId }) => logicalId).join(", ")}, each as AWS's words beside it say.`;
}

/** Statuses in which the stack stays where it is until a person does something about the resources that failed last. */
const STUCK: ReadonlySet<string> = new Set(["UPDATE_ROLLBACK_FAILED", "ROLLBACK_FAILED", "DELETE_FAILED"]);
export const isStuck = (status: string | null): boolean => status !== null && STUCK.has(status);

/** What AWS could not take back or delete: resources whose last word, from the turn on, is a failure of their own. Empty where nothing is stuck. */
function findBlocked(events: readonly CauseEvent[], { name, status }: CauseStack): BlockedResource[] {
  if (!isStuck(status)) return [];
  const last = new Map<string, CauseEvent>();
  for (const event of events.slice(turningPoint(events, name) ?? 0)) if (!bearsStackName(event, name)) last.set(event.logicalId, event);
  return [...last.values()].filter(isOwnFailure).map(({ logicalId, resourceType, reason }) => ({ logicalId, resourceType, reason: reason ?? "", plain: failureWords(reason ?? "").plain }));
}
