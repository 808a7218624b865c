import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AppError } from "@/lib/shared/app-error";

import type { LogLine, LogLinesInput, LogLinesView } from "../log-lines-view";
import { mergeGroups, type OlderFrom } from "../merge-groups";
import { rangeOf } from "../log-range";
import type { FoundLine } from "./internal/group-lines";
import { decodeLinesCursor, encodeLinesCursor } from "./internal/lines-cursor";
import { findLogPlace } from "./internal/log-place";
import { readGroups } from "./internal/read-groups";
import { shareLook } from "./internal/share-look";

const TIME_LIMIT_MS = 8_000; // a page that waits longer is better off with what there is, and a way to go on
const LONGEST_MESSAGE = 4_000; // characters; CloudWatch takes a million

/**
 * Lines of an environment's log groups, newest first: at most `limit` and what can be read within eight seconds. What was cut, and
 * groups that did not answer, are named in `remarks`; `nextCursor` leads on. Null: no such environment. Throws `AwsError` where no
 * group answers, `AppError` "invalid-input" for a range that is none, "invalid-cursor".
 */
export async function readLogLines(input: { actor: Actor; environmentId: string; question: LogLinesInput; now: Date }): Promise<LogLinesView | null> {
  authorize(input.actor, "logs:read");
  const { question, now } = input;
  const { start, end } = rangeOf(question, now);
  const after = question.cursor === undefined ? null : decodeLinesCursor(question.cursor);
  const place = await findLogPlace(input.environmentId, now);
  if (!place) return null;
  const chosen = question.group === undefined ? place.groups : place.groups.filter(({ name }) => name === question.group);
  if (question.group !== undefined && chosen.length === 0) throw new AppError("invalid-input", "The environment has no log group of that name.", { problems: [{ path: "group", message: "Choose one of the environment's log groups." }] });

  const view = { total: null, start: start.toISOString(), end: end.toISOString(), groups: place.groups.map(({ name, logicalId }) => ({ name, logicalId })), asOf: now.toISOString() };
  if (chosen.length === 0) return { ...view, items: [], nextCursor: null, remarks: [] };
  const until = endOf(after, end);
  const asked = { start, end: until, text: question.q, levels: question.level, wanted: question.limit + (after?.seen.length ?? 0) };
  const look = () => readGroups(place, chosen, { ...asked, giveUpAt: Date.now() + TIME_LIMIT_MS });
  // A range up to now ends elsewhere with each question, but means the same.
  const answer = question.end === undefined ? await shareLook(JSON.stringify([place.scope, chosen, { ...asked, end: null }]), now.getTime(), look) : await look();
  const remarks = [...answer.remarks];
  const { lines, older } = mergeGroups(answer.parts, { wanted: question.limit, after });
  const isCutShort = older !== null && lines.length < question.limit;
  if (isCutShort) remarks.push(`Looking took too long, so it stopped at ${older.before.toISOString()}; ask for older lines to go on from there.`);
  return { ...view, items: lines.map(toView), nextCursor: older && older.before >= start ? encodeLinesCursor(older) : null, remarks };
}

const endOf = (after: OlderFrom | null, end: Date): Date => (after && after.before < end ? new Date(after.before.getTime() + 1) : end);

const toView = ({ id, at, logicalId, stream, level, message }: FoundLine): LogLine => ({
  id,
  at: at.toISOString(),
  logicalId,
  stream,
  level,
  message: message.slice(0, LONGEST_MESSAGE),
  isCut: message.length > LONGEST_MESSAGE,
});
