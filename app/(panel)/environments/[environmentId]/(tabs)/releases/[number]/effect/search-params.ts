import type { SearchParams } from "@/components/ui/list-state";

/** How long is compared on each side. */
export const WINDOWS = [
  { value: "1h", label: "1 hour", seconds: 3_600 },
  { value: "3h", label: "3 hours", seconds: 3 * 3_600 },
  { value: "12h", label: "12 hours", seconds: 12 * 3_600 },
  { value: "1d", label: "1 day", seconds: 86_400 },
  { value: "1w", label: "1 week", seconds: 7 * 86_400 },
] as const;
type Window = (typeof WINDOWS)[number];

/** The window that the address names; an hour where it names none. */
export const chosenWindow = (params: SearchParams): Window => WINDOWS.find(({ value }) => value === params["window"]) ?? WINDOWS[0];
