import { dayTitle } from "@/components/cost/month-words";
import { counted } from "@/components/ui/counted";
import type { SandboxPastInput, SandboxPastsView } from "@/lib/accounts/sandbox-past";

const percent = (factor: number): string => `${Math.round(factor * 100)} %`;

/** What a past that is about to be filled in will mean. */
export function wantedPastWords({ stack, months, step }: SandboxPastInput): string {
  const run = `${stack} will count as having run for ${counted(months, "month")}`;
  if (!step) return `${run}, each day like today.`;
  return `${run}; until ${counted(step.daysAgo, "day")} ago it used ${percent(step.factor)} of what it uses now, so the bill shows a step ${step.factor < 1 ? "up" : "down"} there.`;
}

/** What a past that is filled in says. */
export function pastWords({ since, stepOn, stepFactor }: SandboxPastsView["pasts"][number]): string {
  const year = since.slice(0, 4);
  return `as if it had run since ${dayTitle(since)} ${year}${stepOn === null ? "" : `; before ${dayTitle(stepOn)} it used ${percent(stepFactor)} of what it uses now`}`;
}
