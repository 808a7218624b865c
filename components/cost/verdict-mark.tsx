import { StatusMark, type Mark } from "@/components/ui/status-mark";
import type { Verdict } from "@/lib/pricing/line-verdict";

const MARKS: Record<Verdict, Mark> = {
  "within-10-percent": { tone: "success", word: "within 10 %" },
  "under-estimated": { tone: "warning", word: "plan says less" },
  "over-estimated": { tone: "info", word: "plan says more" },
  "depends-on-usage": { tone: "pending", word: "depends on use" },
  unpriced: { tone: "unknown", word: "no price" },
};

/** How a line of the plan stands to list price, in a word and a shape. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  return <StatusMark {...MARKS[verdict]} />;
}
