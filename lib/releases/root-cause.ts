import { failureWords } from "./failure-words";
import type { RootCause } from "./operation-view";
import { bearsStackName } from "./stack-event";

/** What the rule reads of an event; stored rows, views and AWS's own all have it. */
export type CauseEvent = { logicalId: string; resourceType: string; status: string; reason: string | null };

/** AWS stops what is under way when something else fails, and reports each as failed. Those are consequences. */
const CANCELLED = /^Resource (creation|update|deletion|import) cancelled/i;

const isFailure = (event: CauseEvent): boolean => event.status.endsWith("_FAILED");
/** Stopped because something else failed, not by itself. */
export const isConsequence = (event: Pick<CauseEvent, "reason">): boolean => CANCELLED.test(event.reason ?? "");

/**
 * The first thing that truly failed, from one operation's events, oldest first. Where no resource did (a person cancelled, or AWS
 * refused the whole), the stack's own words; null where the events hold no failure at all.
 */
export function findRootCause(events: readonly CauseEvent[], stackName: string): RootCause | null {
  const ofResources = events.filter((event) => !bearsStackName(event, stackName));
  const failed = ofResources.find((event) => isFailure(event) && !isConsequence(event));
  if (failed) return toCause(failed, failureWords(failed.reason ?? ""));

  const turned = events.find((event) => bearsStackName(event, stackName) && (isFailure(event) || event.status.endsWith("ROLLBACK_IN_PROGRESS")));
  if (!turned) return null;
  if (turned.reason === null || turned.reason === "" || /^User Initiated/i.test(turned.reason))
    return toCause(turned, {
      plain: "Nothing failed: somebody asked AWS to stop.",
      nextStep: "Deploy again when you are ready.",
    });
  return toCause(turned, failureWords(turned.reason));
}

function toCause(event: CauseEvent, words: { plain: string; nextStep: string }): RootCause {
  return { logicalId: event.logicalId, resourceType: event.resourceType, reason: event.reason ?? "", ...words };
}
