import type { Mark } from "@/components/ui/status-mark";
import type { QuotaState, QuotaVerdict, ToldNumber } from "@/lib/pricing/quota-verdict";

export const QUOTA_MARKS: Record<QuotaVerdict["verdict"], Mark> = {
  fits: { tone: "success", word: "fits" },
  tight: { tone: "warning", word: "tight" },
  exceeds: { tone: "error", word: "exceeds" },
  "could-not-tell": { tone: "unknown", word: "could not tell" },
};

const toldWords = (number: ToldNumber): string => (number.kind === "told" ? number.value.toLocaleString("en") : "unknown");

/** "4 of 32 vCPU in use". */
export function quotaUseWords({ inUse, limit, unit }: Pick<QuotaState, "inUse" | "limit" | "unit">): string {
  if (inUse.kind === "not-told" && limit.kind === "not-told") return `${unit}: AWS told nothing`;
  if (limit.kind === "unlimited") return `${toldWords(inUse)} in use, no limit (${unit})`;
  return `${toldWords(inUse)} of ${toldWords(limit)} in use (${unit})`;
}

/** What a launch should know of an account's quotas: what does not fit, what is tight, and what nobody could tell. One sentence each, worst first. */
export function quotaSentences(verdicts: readonly QuotaVerdict[], quotas: readonly QuotaState[]): { exceeds: string[]; tight: string[]; untold: string[] } {
  const of = (verdict: QuotaVerdict["verdict"]): string[] =>
    verdicts.filter((one) => one.verdict === verdict).map(({ key, why }) => `${quotas.find((quota) => quota.key === key)?.title ?? key}: ${why}`);
  return { exceeds: of("exceeds"), tight: of("tight"), untold: of("could-not-tell") };
}
