import type { Mark } from "@/components/ui/status-mark";
import type { HealthSummary } from "@/lib/environments/health-summary";
import type { HealthStretch, HealthView } from "@/lib/health/health-view";
import { meetsUptime, type Uptime } from "@/lib/health/uptime";

const MARKS: Record<HealthSummary["state"], Mark> = {
  // No more than what was asked: an environment in alarm can answer all the same.
  well: { tone: "success", word: "answers" },
  failing: { tone: "error", word: "failing" },
  unknown: { tone: "unknown", word: "not known" },
};

export const healthMark = ({ state }: Pick<HealthSummary, "state">): Mark => MARKS[state];

/** Cut, not rounded: 99.999 must not read as 100. */
export const percentWords = (percent: number): string => `${(Math.floor(percent * 1_000) / 1_000).toLocaleString("en-US", { maximumFractionDigits: 3 })} %`;

/** A length of time in its two largest units. */
export function durationWords(seconds: number): string {
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor((whole % 86_400) / 3_600), "h"],
    [Math.floor((whole % 3_600) / 60), "min"],
    [whole % 60, "s"],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return "0 s";
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

/** Uptime as a sentence that keeps apart what is not known. */
export function uptimeWords(uptime: Uptime): string {
  if (uptime.kind === "unknown") return "not known";
  const unknown = uptime.unknownSeconds >= 60 ? `; ${durationWords(uptime.unknownSeconds)} not known` : "";
  return `${percentWords(uptime.percent)} (${uptime.downSeconds > 0 ? `${durationWords(uptime.downSeconds)} down` : "nothing down"}${unknown})`;
}

export function promiseMark(uptime: Uptime, targetPercent: number): Mark {
  switch (meetsUptime(uptime, targetPercent)) {
    case "met":
      return { tone: "success", word: "kept" };
    case "missed":
      return { tone: "error", word: "missed" };
    case "unknown":
      return { tone: "unknown", word: "cannot tell" };
  }
}

/** How a stretch of the history stands: any time down shows, and a stretch of which most is not known is not called well. */
export function stretchState({ seconds, upSeconds, downSeconds }: HealthStretch): "up" | "down" | "partly" | "unknown" {
  if (downSeconds > 0) return "down";
  if (upSeconds === 0) return "unknown";
  return upSeconds >= seconds / 2 ? "up" : "partly";
}

/** What the plan asks of the address, in words. */
export function checkWords({ check }: Pick<HealthView, "check">): string {
  if (!check) return "The catalogue has this option no longer.";
  const field = check.expectedField ? ` whose field ${check.expectedField.path} is “${check.expectedField.value}”` : "";
  return `every ${check.intervalSeconds} s; ${check.expectedStatus} expected${field}, within ${check.timeoutSeconds} s`;
}
