import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { readLegalActs } from "@/lib/releases/server/read-legal-acts";

import { obstacleToRehearsal } from "../../rehearsal";
import type { MaintainedEnvironment } from "./maintained-environment-repository";

/** Why no rollback may be rehearsed in an environment now: what it is, or what its stack is at; null: one may. */
export async function findObstacle(actor: Actor, environment: MaintainedEnvironment): Promise<string | null> {
  const lasting = obstacleToRehearsal({ ...environment, hasStack: environment.stackArn !== null });
  if (lasting !== null) return lasting;
  const deploy = (await readLegalActs({ actor, environmentId: environment.id }))?.acts.find(({ act }) => act === "deploy");
  if (!deploy || deploy.possible) return null;
  return `${deploy.why ?? "Nothing can be deployed now."}${deploy.until ? ` Wait until ${deploy.until}.` : ""}`;
}
