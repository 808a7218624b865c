import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";

import type { EnvironmentState } from "../environment-state";
import { countByState } from "./internal/environment-count-repository";

/** How many environments there are in each state, for the overview's first line. */
export async function countEnvironments({ actor }: { actor: Actor }): Promise<Record<EnvironmentState, number>> {
  authorize(actor, "environments:read");
  return countByState();
}
