import type { SearchParams } from "@/components/ui/list-state";

export const LAUNCH_STEPS = ["option", "settings", "review"] as const;
export type LaunchStep = (typeof LAUNCH_STEPS)[number];

/** Where in the wizard, and of which option; the rest of a draft stays in the tab. */
export type LaunchPlace = { system: string | null; option: string | null; step: LaunchStep };

const keyOf = (value: string | string[] | undefined | null): string | null => (typeof value === "string" && /^[a-z][a-z0-9-]{0,63}$/.test(value) ? value : null);

/** Without a step an address with an option goes on to its settings: that is what "Launch this option" means. Without an option there is only the first. */
export function parseLaunchPlace(params: SearchParams): LaunchPlace {
  const system = keyOf(params["system"]);
  const option = keyOf(params["option"]);
  if (system === null || option === null) return { system: null, option: null, step: "option" };
  return { system, option, step: LAUNCH_STEPS.find((step) => step === params["step"]) ?? "settings" };
}

export function launchHref({ system, option, step }: LaunchPlace): string {
  if (system === null || option === null) return "/launch";
  return `/launch?${new URLSearchParams({ system, option, step })}`;
}
