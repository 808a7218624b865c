import type { Mark } from "@/components/ui/status-mark";
import type { RehearsalView } from "@/lib/maintenance/rehearsal";

export type RehearsalStep = { title: string; mark: Mark; detail: string; operationId: string | null };

const DONE: Mark = { tone: "success", word: "done" };
const RUNNING: Mark = { tone: "in-progress", word: "running" };
const WAITS: Mark = { tone: "pending", word: "to come" };
const YOURS: Mark = { tone: "info", word: "your turn" };
const STOPPED: Mark = { tone: "error", word: "stopped" };

const took = (seconds: number | null): string => (seconds === null ? "" : `took ${seconds} s`);

/** A rehearsal as the steps that somebody goes through. An operation that waits for its preview to be confirmed is that person's turn. */
export function rehearsalSteps(rehearsal: RehearsalView): RehearsalStep[] {
  const { state, failing, fromRelease, harmlessRelease, deploy, rollback, deploySeconds, rollbackSeconds, reason } = rehearsal;
  const isStopped = state === "stopped";
  const deployed = state === "deployed" || state === "rolling-back" || state === "recorded" || (isStopped && rollback !== null);
  const waits = (of: typeof deploy): Mark => (of?.state === "previewed" ? YOURS : RUNNING);
  const steps: RehearsalStep[] = [
    {
      title: failing ? `Deploy release ${harmlessRelease ?? "…"} and let it fail` : `Deploy the harmless release ${harmlessRelease ?? "…"}`,
      mark: deployed ? DONE : isStopped ? STOPPED : waits(deploy),
      detail: isStopped && !deployed ? (reason ?? "") : deploy?.state === "previewed" ? "Its preview waits to be confirmed." : took(deploySeconds),
      operationId: deploy?.id ?? null,
    },
    {
      title: failing ? `CloudFormation goes back to release ${fromRelease} by itself` : `Go back to release ${fromRelease}`,
      mark: state === "recorded" ? DONE : isStopped ? (deployed ? STOPPED : WAITS) : state === "deployed" ? YOURS : state === "rolling-back" ? waits(rollback) : WAITS,
      detail: isStopped && deployed ? (reason ?? "") : rollback?.state === "previewed" ? "Its preview waits to be confirmed." : took(rollbackSeconds),
      operationId: rollback?.id ?? (failing ? (deploy?.id ?? null) : null),
    },
    { title: "Measured and recorded", mark: state === "recorded" ? DONE : WAITS, detail: state === "recorded" && rollbackSeconds !== null ? `The way back took ${rollbackSeconds} s.` : "", operationId: null },
  ];
  return steps;
}
