import { resourcePhase } from "@/lib/catalog/resource-phase";

import type { StackEventView } from "./operation-view";
import type { ResourceChange } from "./preview-view";
import { bearsStackName, wholeSecond } from "./stack-event";

export const TIMELINE_STATES = ["waiting", "in-progress", "done", "kept", "failed", "rolled-back", "could-not-tell"] as const;
export type TimelineState = (typeof TIMELINE_STATES)[number];

/** What an event must have to be placed; views, and stored rows with their time as text. */
export type TimelineEvent = Pick<StackEventView, "logicalId" | "physicalId" | "resourceType" | "status" | "reason" | "at">;

/** One resource of an operation: where it stands, and since when. */
export type TimelineRow = {
  logicalId: string;
  resourceType: string;
  level: number;
  phase: string;
  state: TimelineState;
  /** AWS's own newest status; null: it has not begun. */
  status: string | null;
  /** Null: not begun, or not ended. ISO 8601. */
  startedAt: string | null;
  endedAt: string | null;
  /** Null: nobody can tell (it was not in the preview). */
  expectedSeconds: number | null;
  /** AWS's words on the newest failure; null where it gave none. */
  reason: string | null;
};

export type TimelineInput = {
  /** The preview's changes; empty for operations without one. */
  changes: readonly Pick<ResourceChange, "logicalId" | "resourceType" | "level" | "phase" | "action" | "expectedSeconds">[];
  /** One operation's, oldest first. */
  events: readonly TimelineEvent[];
  stackName: string;
};

const CANCELLED = /^Resource (creation|update|deletion|import) cancelled/i;

/** Every resource that the operation touches, in the order of dependency: those of the preview first, then what AWS named besides. */
export function buildResourceTimeline({ changes, events, stackName }: TimelineInput): TimelineRow[] {
  const turnedAt = turningPoint(events, stackName);
  const byResource = new Map<string, { event: TimelineEvent; isAfterTurn: boolean }[]>();
  for (const [index, event] of events.entries()) {
    if (bearsStackName(event, stackName)) continue;
    const own = byResource.get(event.logicalId) ?? [];
    own.push({ event, isAfterTurn: turnedAt !== null && index > turnedAt });
    byResource.set(event.logicalId, own);
  }

  const previewed = changes.map((change): TimelineRow => ({
    logicalId: change.logicalId,
    resourceType: change.resourceType,
    level: change.level,
    phase: change.phase,
    expectedSeconds: change.expectedSeconds,
    ...courseOf(byResource.get(change.logicalId) ?? [], change.action === "Remove"),
  }));
  const known = new Set(changes.map(({ logicalId }) => logicalId));
  const afterwards = Math.max(-1, ...changes.map(({ level }) => level)) + 1;
  const others = [...byResource].flatMap(([logicalId, own]): TimelineRow[] => {
    const first = own[0];
    if (known.has(logicalId) || !first) return [];
    const { resourceType } = first.event;
    return [{ logicalId, resourceType, level: afterwards, phase: resourcePhase(resourceType), expectedSeconds: null, ...courseOf(own, first.event.status.startsWith("DELETE_")) }];
  });
  return [...previewed, ...others];
}

/** Where AWS began to take back what it had done: the index of that event. An operation that is itself a rollback has no such point. */
export function turningPoint(events: readonly Pick<TimelineEvent, "logicalId" | "resourceType" | "status">[], stackName: string): number | null {
  let hasBegun = false;
  for (const [index, event] of events.entries()) {
    if (!bearsStackName(event, stackName)) continue;
    const isTurn = event.status.endsWith("ROLLBACK_IN_PROGRESS") || event.status === "DELETE_IN_PROGRESS";
    if (hasBegun && isTurn) return index;
    // A launch's empty shell is not yet a beginning.
    if (event.status !== "REVIEW_IN_PROGRESS") hasBegun = true;
  }
  return null;
}

type Course = Pick<TimelineRow, "state" | "status" | "startedAt" | "endedAt" | "reason">;

type OwnEvent = { event: TimelineEvent; isAfterTurn: boolean };

/**
 * One resource's events with those put right that the feed told in the wrong order: it stamps whole seconds, and what takes a few
 * milliseconds may be told to be over before it is told to have begun.
 */
function inSense(own: readonly OwnEvent[]): OwnEvent[] {
  const ordered = [...own];
  for (let index = 1; index < ordered.length; index += 1) {
    const [before, after] = [ordered[index - 1], ordered[index]];
    if (before && after && isToldTooLate(before, after)) [ordered[index - 1], ordered[index]] = [after, before];
  }
  return ordered;
}

function isToldTooLate(before: OwnEvent, after: OwnEvent): boolean {
  const action = after.event.status.replace(/_IN_PROGRESS$/, "");
  const isEndOfIt = before.event.status === `${action}_COMPLETE` && action !== after.event.status;
  return isEndOfIt && before.isAfterTurn === after.isAfterTurn && before.event.physicalId === after.event.physicalId && secondOf(before) === secondOf(after);
}

const secondOf = ({ event }: OwnEvent): number => wholeSecond(new Date(event.at));

function courseOf(told: readonly OwnEvent[], isRemoval: boolean): Course {
  const own = inSense(told);
  const newest = own.at(-1);
  if (!newest) return { state: "waiting", status: null, startedAt: null, endedAt: null, reason: null };
  const startedAt = own[0]?.event.at ?? null;
  const failure = own.find(({ event }) => event.status.endsWith("_FAILED") && !CANCELLED.test(event.reason ?? ""));
  // What failed stays failed, though AWS clears it away afterwards: that is what the page is for.
  if (failure) return { state: "failed", status: newest.event.status, startedAt, endedAt: failure.event.at, reason: failure.event.reason };

  // After an update AWS deletes what it replaced, under the same logical id: the new one is done all the same.
  const forward = own.filter(({ event, isAfterTurn }) => !isAfterTurn && (isRemoval || !event.status.startsWith("DELETE_")));
  const decisive = newest.isAfterTurn ? newest : (forward.at(-1) ?? newest);
  const { status, at, reason } = decisive.event;
  const ended = (state: TimelineState): Course => ({ state, status, startedAt, endedAt: at, reason: null });
  if (status.endsWith("_IN_PROGRESS")) return { state: "in-progress", status, startedAt, endedAt: null, reason: null };
  if (status === "DELETE_SKIPPED") return ended("kept");
  if (status.endsWith("_COMPLETE")) return ended(newest.isAfterTurn ? "rolled-back" : "done");
  if (status.endsWith("_FAILED")) return { ...ended("rolled-back"), reason };
  return { state: "could-not-tell", status, startedAt, endedAt: null, reason };
}
