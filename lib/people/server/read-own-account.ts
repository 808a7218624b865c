import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { findCredentials } from "@/lib/auth/server/credentials-repository";
import { database } from "@/lib/db/transaction";

import type { OwnAccount } from "../own-account-view";

/** Who the caller is. Open to somebody who has yet to choose a password. */
export async function readOwnAccount(actor: Actor): Promise<OwnAccount> {
  authorize(actor, "own-account:manage");
  if (actor.kind === "system") return { kind: "system", name: actor.name, email: null, role: "admin", mustChangePassword: false };
  const owner = actor.personId === null ? null : await findCredentials(database(), actor.personId);
  const mustChangePassword = actor.kind === "person" && actor.mustChangePassword;
  return { kind: actor.kind, name: actor.name, email: owner?.email ?? null, role: actor.role, mustChangePassword };
}
