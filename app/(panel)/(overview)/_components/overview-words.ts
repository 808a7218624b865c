import { formatDuration } from "@/components/ui/format-time";
import { environmentWords, onlyFailsItsCheck } from "@/components/environments/environment-words";
import { environmentHref, operationHref } from "@/components/releases/hrefs";
import { operationHeadline } from "@/components/releases/operation-headline";
import type { Mark } from "@/components/ui/status-mark";
import { counted } from "@/components/ui/counted";
import { isDeletedOutside, type EnvironmentState } from "@/lib/environments/environment-state";
import type { OverviewLine } from "@/lib/releases/overview-view";

/** Beside the environments: alarms that ring, those of them that nobody owns, those without figures, and tasks to sign today. */
export type OverviewBeside = { ringing: number; unowned: number; withoutData: number; tasksDue: number };

const NOTHING_BESIDE: OverviewBeside = { ringing: 0, unowned: 0, withoutData: 0, tasksDue: 0 };

/** The first line of the overview: what needs somebody now, in words. An alarm that somebody owns needs nobody else. */
export function overviewSentence(counts: Readonly<Record<EnvironmentState, number>>, beside: OverviewBeside = NOTHING_BESIDE): string {
  const { running, "in-alarm": inAlarm, unsure, healthy, "no-stack": noStack, unknown } = counts;
  const needsYou = counts["needs-you"] + beside.unowned;
  const first = needsYou === 0 ? "Nothing needs you" : `${needsYou} ${needsYou === 1 ? "needs" : "need"} you`;
  const rest = [
    beside.ringing > 0 ? `${beside.ringing} ${beside.ringing === 1 ? "alarm rings" : "alarms ring"}` : "",
    beside.withoutData > 0 ? `${counted(beside.withoutData, "alarm")} without figures` : "",
    running > 0 ? `${running} running` : "",
    inAlarm > 0 ? `${counted(inAlarm, "environment")} in alarm` : "",
    // Its stack stands; nobody can say that it is well.
    unsure > 0 ? `${unsure} of which not all is known` : "",
    `${healthy} healthy`,
    noStack > 0 ? `${noStack} without a stack` : "",
    beside.tasksDue > 0 ? `${counted(beside.tasksDue, "task")} due today` : "",
    // Never counted as healthy: AWS names a status that nobody here knows.
    unknown > 0 ? `${unknown} in a status that Pilothouse does not know` : "",
  ].filter(Boolean);
  return `${[first, ...rest].join(", ")}.`;
}

type LineWords = Mark & { detail: string | null };

/** One line: how it stands, and the cause or what is left. */
export function lineWords({ environment, operation }: OverviewLine): LineWords {
  const own = environmentWords(environment);
  if (onlyFailsItsCheck(environment)) return { ...own, detail: null };
  if (isDeletedOutside(environment)) return { ...own, detail: "launch it again, or remove it under Settings" };
  if (!operation) return { ...own, detail: environment.stackStatusReason };
  const headline = operationHeadline(operation);
  const isOver = operation.endedAt !== null;
  const { tone, word } = isOver ? own : headline;
  if (operation.rootCause) return { tone, word, detail: `cause: ${operation.rootCause.logicalId}: ${operation.rootCause.plain}` };
  return { tone, word, detail: isOver ? (headline.explanation?.next ?? null) : progressWords(operation.progress) };
}

/** Where a line leads: to what is wrong. */
export function lineHref({ environment, operation }: OverviewLine): string {
  const href = environmentHref(environment.id);
  if (onlyFailsItsCheck(environment)) return `${href}/health`;
  return operation && !isDeletedOutside(environment) ? operationHref(environment.id, operation.id) : href;
}

function progressWords(progress: NonNullable<OverviewLine["operation"]>["progress"]): string | null {
  if (!progress || progress.total === 0) return null;
  const left = progress.remainingSeconds === null ? "" : `, about ${formatDuration(progress.remainingSeconds)} left`;
  return `${progress.done} of ${progress.total} resources${left}`;
}
