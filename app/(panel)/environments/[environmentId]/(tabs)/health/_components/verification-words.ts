import type { Mark } from "@/components/ui/status-mark";
import type { VerificationStepView, VerificationView } from "@/lib/health/verification-view";

export function stepMark({ result, kind }: Pick<VerificationStepView, "result" | "kind">): Mark {
  switch (result?.outcome) {
    case undefined:
      return { tone: "pending", word: kind === "by-hand" ? "waits for a person" : "not looked at yet" };
    case "passed":
      return { tone: "success", word: "passed" };
    case "failed":
      return { tone: "error", word: "failed" };
    case "unknown":
      return { tone: "unknown", word: "not known" };
  }
}

/** How the whole list stands, in a sentence. */
export function listWords({ release, steps, run }: VerificationView): string {
  if (release === null) return "No release is known to run, so there is nothing to check.";
  const count = (outcome: string) => steps.filter(({ result }) => result?.outcome === outcome).length;
  const open = steps.filter(({ result }) => result === null || result.outcome === "unknown").length;
  const failed = count("failed");
  const parts = [`${count("passed")} of ${steps.length} passed`, ...(failed > 0 ? [`${failed} failed`] : []), ...(open > 0 ? [`${open} open`] : [])];
  return `Release ${release}: ${parts.join(", ")}.${run && run.finishedAt === null ? " The machine still looks." : ""}`;
}
