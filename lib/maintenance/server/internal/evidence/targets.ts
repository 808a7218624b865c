import "server-only";

import { readUptimeTarget } from "@/lib/health/server/read-uptime-target";
import { readTargets } from "@/lib/metrics/server/read-targets";
import type { TargetView, TargetWindow } from "@/lib/metrics/targets-view";

import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import type { Period } from "../../../period-instance";
import type { Gather } from "./evidence-context";

/** What is held against the target, and what stands beside it. The plans' targets are told by the week at the longest. */
const WINDOWS: Record<Period, { shown: TargetWindow; former: TargetWindow; words: string }> = {
  daily: { shown: "lastDay", former: "lastWeek", words: "The last day, beside the last week" },
  weekly: { shown: "lastWeek", former: "previousWeek", words: "The last week, beside the one before" },
  monthly: { shown: "lastWeek", former: "previousWeek", words: "The last week, beside the one before" },
};

/** The plan's targets, met or missed. */
export const gatherTargets: Gather = async ({ actor, environment, period, now }) => {
  const view = await readTargets({ actor, environmentId: environment.id, now, uptime: readUptimeTarget });
  if (!view) return couldNotTell("The environment was removed.");
  if (view.items.length === 0) return nothingThere("The plan names no targets for this option.");
  const { shown, former, words } = WINDOWS[period];
  const byMachine = view.items.filter((target) => target[shown].verdict !== "by-hand");
  const byHand = view.items.filter((target) => target[shown].verdict === "by-hand");
  if (byMachine.length > 0 && byMachine.every((target) => target[shown].verdict === "unknown")) return couldNotTell(byMachine[0]?.remark ?? "CloudWatch told nothing of the targets.");
  const missed = byMachine.filter((target) => target[shown].verdict === "missed");
  const met = byMachine.filter((target) => target[shown].verdict === "met");
  return gathered({
    summary: `${words}: ${met.length} met, ${missed.length} missed, ${byMachine.length - met.length - missed.length} without figures.`,
    figures: byMachine.map((target): Figure => ({ title: target.title, value: target[shown].value, unit: target.unit, target: target.words, former: target[former].value, unusual: concern(target, shown) })),
    tables: byHand.length === 0 ? [] : [{ title: "Targets that are measured by hand", columns: ["Target", "Should be", "How"], rows: byHand.map(({ title, words: should, remark }) => [title, should, remark ?? "–"]) }],
    asOf: view.asOf,
    source: "CloudWatch, GetMetricData; targets of the plan",
  });
};

function concern(target: TargetView, shown: TargetWindow): string | null {
  switch (target[shown].verdict) {
    case "met":
    case "by-hand":
      return null;
    case "missed":
      return `misses its target, ${target.words}.`;
    case "no-data":
      return "there are no measurements, so nobody knows whether it is met.";
    case "unknown":
      return `cannot be told: ${target.remark ?? "AWS did not say."}`;
  }
}
