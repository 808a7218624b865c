import "server-only";

import { pool } from "@/lib/db/client";

import { STATE_PLACE_SQL } from "../environment-view-repository";
import { ENVIRONMENT_STATES, type EnvironmentState } from "../../environment-state";

/** How many environments stand in each state, by one statement over the index of the states. */
export async function countByState(): Promise<Record<EnvironmentState, number>> {
  const { rows } = await pool().query<{ place: number; count: number }>({
    name: "count-environments-by-state",
    text: `SELECT ${STATE_PLACE_SQL} AS place, count(*)::int AS count FROM environment e WHERE removed_at IS NULL GROUP BY 1`,
  });
  const counts: Record<EnvironmentState, number> = { "needs-you": 0, running: 0, "in-alarm": 0, unsure: 0, healthy: 0, "no-stack": 0, unknown: 0 };
  for (const { place, count } of rows) {
    const state = ENVIRONMENT_STATES[place];
    if (state) counts[state] = count;
  }
  return counts;
}
