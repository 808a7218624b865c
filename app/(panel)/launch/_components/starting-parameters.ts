import type { OptionView } from "@/lib/catalog/catalog-views";
import type { WeighedOption } from "@/lib/catalog/recommend-option";

type StartableOption = Pick<OptionView, "parameters" | "presets">;

/** Where settings can start from: the answers (the template's defaults where they say nothing), the defaults alone, or a set of the plan's. */
export type Start = { value: string; label: string; description: string; parameters: Record<string, string> };

/** The choices, the usual one first. Each sets every parameter; a NoEcho one is in none of them. */
export function startsOf(option: StartableOption, answered: WeighedOption["parameters"]): [Start, ...Start[]] {
  const defaults = Object.fromEntries(option.parameters.filter(({ noEcho }) => !noEcho).map(({ name, default: usual }) => [name, usual ?? ""]));
  const fromAnswers = { ...defaults, ...Object.fromEntries(Object.entries(answered).map(([name, { value }]) => [name, value])) };
  const templates = { label: "The template’s defaults", description: "What the template sets by itself.", parameters: defaults };
  const presets = option.presets.map(({ key, title, summary, parameters }) => ({ value: `preset:${key}`, label: title, description: summary, parameters: { ...fromAnswers, ...parameters } }));
  if (Object.keys(answered).length === 0) return [{ ...templates, value: "answers" }, ...presets];
  return [
    { value: "answers", label: "Your answers", description: "What your answers set, and the template’s defaults for the rest.", parameters: fromAnswers },
    { ...templates, value: "defaults" },
    ...presets,
  ];
}

/** The chosen one; the first where it is no longer to be had, because answers were taken back or the plan has changed. */
export const chosenStart = (starts: readonly [Start, ...Start[]], value: string): Start => starts.find((start) => start.value === value) ?? starts[0];

/** Values of all parameters: what the person gave goes before what the settings started from. Edits of parameters that are gone are left out. */
export function draftParameters(option: StartableOption, answered: WeighedOption["parameters"], { start, edits }: { start: string; edits: Readonly<Record<string, string>> }): Record<string, string> {
  const base = chosenStart(startsOf(option, answered), start).parameters;
  return { ...base, ...Object.fromEntries(Object.entries(edits).filter(([name]) => Object.hasOwn(base, name))) };
}
