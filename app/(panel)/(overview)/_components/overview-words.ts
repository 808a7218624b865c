import { formatDuration } from "@/components/ui/format-time";
import { environmentWords } from "@/components/environments/environment-words";
import { operationHeadline } from "@/components/releases/operation-headline";
import type { Mark } from "@/components/ui/status-mark";
import type { AlarmCounts } from "@/lib/alarms/alarm-view";
import type { EnvironmentState } from "@/lib/environments/environment-state";
import type { OverviewLine } from "@/lib/releases/overview-view";

/** The first line of the overview: what needs somebody now, in words. */
export function overviewSentence(counts: Readonly<Record<EnvironmentState, number>>, alarms: Pick<AlarmCounts, "inAlarm" | "withoutData"> = { inAlarm: 0, withoutData: 0 }): string {
  const { "needs-you": needsYou, running, healthy, "no-stack": noStack, unknown } = counts;
  const first = needsYou === 0 ? "Nothing needs you" : `${needsYou} ${needsYou === 1 ? "needs" : "need"} you`;
  const rest = [
    alarms.inAlarm > 0 ? `${alarms.inAlarm} ${alarms.inAlarm === 1 ? "alarm rings" : "alarms ring"}` : "",
    alarms.withoutData > 0 ? `${alarms.withoutData} ${alarms.withoutData === 1 ? "alarm" : "alarms"} without figures` : "",
    running > 0 ? `${running} running` : "",
    `${healthy} healthy`,
    noStack > 0 ? `${noStack} without a stack` : "",
    // Never counted as healthy: AWS names a status that nobody here knows.
    unknown > 0 ? `${unknown} in a status that Pilothouse does not know` : "",
  ].filter(Boolean);
  return `${[first, ...rest].join(", ")}.`;
}

type LineWords = Mark & { detail: string | null };

/** One line: how it stands, and the cause or what is left. */
export function lineWords({ environment, operation }: OverviewLine): LineWords {
  const own = environmentWords(environment);
  if (!operation) return { ...own, detail: environment.stackStatusReason };
  const headline = operationHeadline(operation);
  const isOver = operation.endedAt !== null;
  const { tone, word } = isOver ? own : headline;
  if (operation.rootCause) return { tone, word, detail: `cause: ${operation.rootCause.logicalId}: ${operation.rootCause.plain}` };
  return { tone, word, detail: isOver ? (headline.explanation?.next ?? null) : progressWords(operation.progress) };
}

function progressWords(progress: NonNullable<OverviewLine["operation"]>["progress"]): string | null {
  if (!progress || progress.total === 0) return null;
  const left = progress.remainingSeconds === null ? "" : `, about ${formatDuration(progress.remainingSeconds)} left`;
  return `${progress.done} of ${progress.total} resources${left}`;
}
