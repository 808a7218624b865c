import { usdFigure } from "@/components/cost/usd-words";
import type { AdviceView } from "@/lib/cost/advice-view";

type Advice = AdviceView["items"][number];

/** "30–40 %", "40 %"; "no figure" where the plan names none. */
export function claimWords(claim: Advice["claim"]): string {
  if (!claim) return "no figure";
  const { lowPercent, highPercent } = claim;
  return lowPercent === highPercent ? `${lowPercent} %` : `${lowPercent}–${highPercent} %`;
}

/** What it comes to at list price: "133.98 USD a month, 36.2 %", or in words why there is no figure. */
export function savingWords(saving: Advice["saving"]): string {
  switch (saving.kind) {
    case "saves":
      if (saving.usd < 0) return `costs ${usdFigure(-saving.usd)} USD a month more`;
      return `${usdFigure(saving.usd)} USD a month${saving.percent === null ? "" : `, ${saving.percent} %`}`;
    case "in-place":
      return "set up so already";
    case "nothing-there":
      return "nothing here that it is about";
    case "not-told":
      return `not known: ${saving.why}`;
  }
}

/** Settings of a release that follows the advice; null where no release does, or it already runs so. */
export const settingsToTry = ({ parameters, saving }: Pick<Advice, "parameters" | "saving">): Readonly<Record<string, string>> | null =>
  parameters !== null && (saving.kind === "saves" || saving.kind === "not-told") ? parameters : null;
