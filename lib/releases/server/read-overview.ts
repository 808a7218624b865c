import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";
import { database } from "@/lib/db/transaction";
import type { EnvironmentState } from "@/lib/environments/environment-state";
import type { EnvironmentView } from "@/lib/environments/environment-view";
import { countEnvironments } from "@/lib/environments/server/count-environments";
import { listEnvironments } from "@/lib/environments/server/list-environments";

import type { Overview, OverviewLine } from "../overview-view";
import { findOperationSummaries } from "./internal/overview-repository";

const LINES = 8; // what a person takes in at a glance; the table below has them all

/** What needs somebody now and what runs, each with its last operation. Four statements, whatever the number of environments. */
export async function readOverview({ actor }: { actor: Actor }): Promise<Overview> {
  authorize(actor, "environments:read");
  const newest = (state: EnvironmentState) => listEnvironments({ actor, limit: LINES, sort: "-updatedAt", filter: { state } });
  const [counts, needsYou, running] = await Promise.all([countEnvironments({ actor }), newest("needs-you"), newest("running")]);

  const shown = [...needsYou.items, ...running.items];
  const operations = await findOperationSummaries(
    database(),
    shown.flatMap(({ lastOperation }) => lastOperation?.id ?? []),
  );
  const line = (environment: EnvironmentView): OverviewLine => ({
    environment,
    operation: operations.find(({ id }) => id === environment.lastOperation?.id) ?? null,
  });
  return { counts, needsYou: needsYou.items.map(line), running: running.items.map(line) };
}
