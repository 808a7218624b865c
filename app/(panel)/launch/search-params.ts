import type { SearchParams } from "@/components/ui/list-state";

export const LAUNCH_STEPS = ["questions", "option", "settings", "price", "review"] as const;
export type LaunchStep = (typeof LAUNCH_STEPS)[number];

/** Steps that need no option yet. */
const OPEN_STEPS: readonly LaunchStep[] = ["questions", "option"];

/** Where in the wizard, and of which system and option; the rest of a draft stays in the tab. */
export type LaunchPlace = { system: string | null; option: string | null; step: LaunchStep };

const keyOf = (value: string | string[] | undefined | null): string | null => (typeof value === "string" && /^[a-z][a-z0-9-]{0,63}$/.test(value) ? value : null);

/**
 * Without a step an address with an option goes on to its settings: that is what "Launch this option" means. Without an option there
 * are only the first two steps.
 */
export function parseLaunchPlace(params: SearchParams): LaunchPlace {
  const system = keyOf(params["system"]);
  const option = system === null ? null : keyOf(params["option"]);
  const step = LAUNCH_STEPS.find((known) => known === params["step"]);
  if (option === null) return { system, option, step: step !== undefined && OPEN_STEPS.includes(step) ? step : "questions" };
  return { system, option, step: step ?? "settings" };
}

export function launchHref({ system, option, step }: LaunchPlace): string {
  const params = new URLSearchParams();
  if (system !== null) params.set("system", system);
  if (system !== null && option !== null) params.set("option", option);
  params.set("step", step);
  return `/launch?${params}`;
}

/** Whether somebody comes from outside the wizard, whose own addresses always name their step. */
export const isArrival = (params: SearchParams): boolean => params["step"] === undefined;
