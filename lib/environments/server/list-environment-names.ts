import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { findEnvironmentNames, type EnvironmentName } from "./internal/environment-name-repository";

/** For a choice of one: the first by name, and of them no more than is shown there. */
export async function listEnvironmentNames({ actor }: { actor: Actor }): Promise<EnvironmentName[]> {
  authorize(actor, "environments:read");
  return findEnvironmentNames(database(), LONGEST_PAGE);
}
