import "server-only";

import { pool } from "@/lib/db/client";
import type { Database } from "@/lib/db/transaction";

import type { Actor, Role } from "../actor";

/** A session that nothing has used for so long is over. */
const IDLE_SECONDS = 30 * 60;
/** Last use is written at most this often: one write a minute instead of one per request. */
const TOUCH_SECONDS = 60;

type SessionRow = { person_id: string; name: string; role: Role; must_change_password: boolean; stale: boolean };

/**
 * Who a session belongs to right now; null where it is over, revoked, idle too long or its person disabled. Role and name are
 * read with it, so a change of either holds from the next request on. One statement, because every request makes it.
 */
export async function loadSessionActor(sessionId: string): Promise<Actor | null> {
  const { rows } = await pool().query<SessionRow>({
    name: "session-actor",
    text: `SELECT p.id AS person_id, p.name, p.role, p.must_change_password,
                  s.last_seen_at < now() - make_interval(secs => $3) AS stale
             FROM session s JOIN person p ON p.id = s.person_id
            WHERE s.id = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
              AND s.last_seen_at > now() - make_interval(secs => $2) AND p.disabled_at IS NULL`,
    values: [sessionId, IDLE_SECONDS, TOUCH_SECONDS],
  });
  const row = rows[0];
  if (!row) return null;
  if (row.stale) await pool().query("UPDATE session SET last_seen_at = now() WHERE id = $1", [sessionId]);
  return {
    kind: "person",
    personId: row.person_id,
    sessionId,
    name: row.name,
    role: row.role,
    mustChangePassword: row.must_change_password,
  };
}

/** A new session for each sign-in, so that an id known before it is worth nothing after it. */
export async function insertSession(
  database: Database,
  session: { personId: string; userAgent: string | null; now: Date; expiresAt: Date },
): Promise<string> {
  const { personId, userAgent, now, expiresAt } = session;
  const row = await database.session.create({
    data: { personId, userAgent, createdAt: now, lastSeenAt: now, expiresAt },
    select: { id: true },
  });
  return row.id;
}

/** Ends sessions of one person: the one named, or all, or all but one. Answers how many were still open. */
export async function revokeSessions(
  database: Database,
  which: { personId: string; only?: string; except?: string; now: Date },
): Promise<number> {
  const { count } = await database.session.updateMany({
    where: {
      personId: which.personId,
      revokedAt: null,
      expiresAt: { gt: which.now },
      ...(which.only === undefined ? {} : { id: which.only }),
      ...(which.except === undefined ? {} : { NOT: { id: which.except } }),
    },
    data: { revokedAt: which.now },
  });
  return count;
}

const KEPT_DAYS = 90; // a people page says when somebody was last here; the audit keeps who signed in for good

/** Forgets sessions that have been over for long. */
export async function pruneSessions(database: Database, now: Date): Promise<void> {
  await database.session.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } } });
}

export type OpenSession = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date; expiresAt: Date };

/** The sessions of a person that still open doors, the last used first. */
export function listOpenSessions(database: Database, personId: string, now: Date): Promise<OpenSession[]> {
  return database.session.findMany({
    where: {
      personId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - IDLE_SECONDS * 1_000) },
    },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: [{ lastSeenAt: "desc" }, { id: "desc" }],
  });
}
