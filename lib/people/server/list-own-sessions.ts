import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { listOpenSessions } from "@/lib/auth/server/session-repository";
import { database } from "@/lib/db/transaction";
import type { Page } from "@/lib/shared/page";

import type { SessionView } from "../own-account-view";
import { requirePerson } from "./require-person";

/** Where the caller is signed in, the last used first. A person has a handful, so there is one page. Throws "forbidden". */
export async function listOwnSessions(input: { actor: Actor; now: Date }): Promise<Page<SessionView>> {
  const actor = requirePerson(input.actor);
  const sessions = await listOpenSessions(database(), actor.personId, input.now);
  const items = sessions.map((session) => ({
    id: session.id,
    current: session.id === actor.sessionId,
    userAgent: session.userAgent,
    createdAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
  }));
  return { items, nextCursor: null, total: items.length };
}
