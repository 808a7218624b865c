import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";

import { gatherErrorPatterns } from "../error-pattern";
import type { ErrorPatternsView } from "../error-patterns-view";
import { rangeOf } from "../log-range";
import { findLogPlace } from "./internal/log-place";
import { readGroups } from "./internal/read-groups";

const TIME_LIMIT_MS = 10_000;
const MOST_ERRORS_OF_A_GROUP = 5_000;
const MOST_PATTERNS = 100;

/**
 * Errors of an environment's log groups in a time, counted by pattern: the newest 5,000 of each group, and what can be read within ten
 * seconds. `isComplete` is false where there are more. Null: no such environment. Throws `AwsError` where no group answers.
 */
export async function readErrorPatterns(input: { actor: Actor; environmentId: string; start: Date; end: Date; now?: Date }): Promise<ErrorPatternsView | null> {
  authorize(input.actor, "logs:read");
  const now = input.now ?? new Date();
  const { start, end } = rangeOf({ start: input.start.toISOString(), end: input.end.toISOString() }, now);
  const place = await findLogPlace(input.environmentId, now);
  if (!place) return null;

  const levels = ["error"] as const;
  const { parts, remarks, isWhole } =
    place.groups.length === 0
      ? { parts: [], remarks: ["The environment's stack has no log group."], isWhole: true }
      : await readGroups(place, place.groups, { start, end, text: "", levels, wanted: MOST_ERRORS_OF_A_GROUP, giveUpAt: Date.now() + TIME_LIMIT_MS });
  const unread = parts.flatMap(({ completeFrom }) => (completeFrom ? [completeFrom.getTime()] : []));
  if (unread.length > 0) remarks.push(`There are more errors than were read: before ${new Date(Math.max(...unread)).toISOString()} they are not all counted.`);
  const lines = parts.flatMap((part) => part.lines);
  const patterns = gatherErrorPatterns(lines);
  if (patterns.length > MOST_PATTERNS) remarks.push(`Of ${patterns.length} patterns the ${MOST_PATTERNS} most frequent are listed.`);
  return {
    items: patterns.slice(0, MOST_PATTERNS).map((pattern) => ({ ...pattern, firstAt: pattern.firstAt.toISOString(), lastAt: pattern.lastAt.toISOString() })),
    nextCursor: null,
    total: patterns.length,
    start: start.toISOString(),
    end: end.toISOString(),
    errors: lines.length,
    isComplete: isWhole && unread.length === 0,
    groups: place.groups.map(({ name, logicalId }) => ({ name, logicalId })),
    remarks,
    asOf: now.toISOString(),
  };
}
