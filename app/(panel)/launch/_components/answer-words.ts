import { counted } from "@/components/ui/counted";
import { preferences, type Recommendation, type WeighedOption } from "@/lib/catalog/recommend-option";

/** What the answers come to, in a sentence or two. `titleOf` gives an option's title by its key. */
export function recommendationWords(recommendation: Recommendation, titleOf: (option: string) => string): string {
  const { outcome, options } = recommendation;
  switch (outcome.kind) {
    case "nothing-answered":
      return "Nothing is answered yet. Every question may be left open; without answers the choice is yours alone.";
    case "all-excluded":
      return "Your answers rule out every option of this plan. Each says why; you may take one all the same.";
    case "recommended": {
      const excluded = options.filter(({ isExcluded }) => isExcluded).map(({ option }) => titleOf(option));
      const equals = outcome.equals.map(titleOf);
      return [
        `Your answers speak for ${titleOf(outcome.option)}: ${forWords(options.find(({ option }) => option === outcome.option))}.`,
        ...(equals.length > 0 ? [`As many speak for ${equals.join(" and ")}; the plan names ${titleOf(outcome.option)} first.`] : []),
        ...(excluded.length > 0 ? [`Ruled out: ${excluded.join(", ")}.`] : []),
      ].join(" ");
    }
  }
}

/** "3 for it, 1 that it can do as well". */
function forWords(option: WeighedOption | undefined): string {
  if (!option) return "none for it";
  const accepted = option.reasons.filter(({ effect }) => effect === "accept").length;
  return `${preferences(option)} for it${accepted === 0 ? "" : `, ${accepted} that it can do as well`}`;
}

/** How an option stands after the answers; null where they say nothing of it. */
export function standingWords(recommendation: Recommendation, option: string): { tone: "success" | "error" | "info"; word: string } | null {
  const weighed = recommendation.options.find((one) => one.option === option);
  if (!weighed || weighed.reasons.length === 0) return null;
  if (weighed.isExcluded) return { tone: "error", word: "ruled out by your answers" };
  if (recommendation.outcome.kind === "recommended" && recommendation.outcome.option === option) return { tone: "success", word: "recommended by your answers" };
  return { tone: "info", word: `${counted(preferences(weighed), "answer")} for it` };
}

/** What stands before a reason. */
export const EFFECT_WORDS = { prefer: "For it", accept: "Possible", exclude: "Against it" } as const;

/** Beside each field that an answer has set, which one and why. A value that the person has changed since is their own. */
export function answerRemarks(answered: WeighedOption["parameters"], values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answered).flatMap(([name, { value, answer, reason }]) => (values[name] === value ? [[name, `By your answer “${answer}”: ${reason}`]] : [])),
  );
}
