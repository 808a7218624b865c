import type { Breakdown } from "@/lib/cost/breakdown-view";

import type { Group } from "../search-params";

export const BREAKDOWN_WORDS: Record<Breakdown, string> = { environment: "environment", system: "system", service: "service", "usage-type": "usage type" };

export const GROUP_CHOICES: readonly { value: Group; label: string }[] = [
  { value: "environment", label: "Environment" },
  { value: "line", label: "Line of the plan" },
  { value: "system", label: "System" },
  { value: "service", label: "AWS service" },
  { value: "usage-type", label: "Usage type" },
  { value: "month", label: "Month" },
];
