import "server-only";

import { pool } from "@/lib/db/client";
import type { Database } from "@/lib/db/transaction";

import type { Actor, Role } from "../actor";

/** Last use is written at most this often. */
const TOUCH_SECONDS = 60;

type TokenRow = { id: string; person_id: string | null; name: string; role: Role; stale: boolean };

/**
 * Who a bearer token speaks for; null where it is unknown, revoked, expired or its owner disabled. The role is the lesser of the
 * token's and its owner's at this moment: the enum in the database is ordered like `ROLES`.
 */
export async function loadTokenActor(tokenHash: string): Promise<Actor | null> {
  const { rows } = await pool().query<TokenRow>({
    name: "token-actor",
    text: `SELECT t.id, t.person_id, t.name, least(t.role, p.role) AS role,
                  coalesce(t.last_used_at < now() - make_interval(secs => $2), true) AS stale
             FROM api_token t LEFT JOIN person p ON p.id = t.person_id
            WHERE t.token_hash = $1 AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())
              AND p.disabled_at IS NULL`,
    values: [tokenHash, TOUCH_SECONDS],
  });
  const row = rows[0];
  if (!row) return null;
  if (row.stale) await pool().query("UPDATE api_token SET last_used_at = now() WHERE id = $1", [row.id]);
  return { kind: "token", tokenId: row.id, personId: row.person_id, name: row.name, role: row.role };
}

export type StoredToken = {
  id: string;
  name: string;
  prefix: string;
  role: Role;
  /** Null for one that was made on the command line. */
  person: { name: string } | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
};

const SHOWN = {
  id: true,
  name: true,
  prefix: true,
  role: true,
  person: { select: { name: true } },
  createdAt: true,
  lastUsedAt: true,
  expiresAt: true,
} as const;

export function insertToken(
  database: Database,
  token: { name: string; tokenHash: string; prefix: string; role: Role; personId: string | null; expiresAt: Date | null },
): Promise<StoredToken> {
  return database.apiToken.create({ data: token, select: SHOWN });
}

/** Tokens that have not been revoked, of one person or (null) of all, newest first; expired ones are listed until somebody removes them. */
export function listOpenTokens(
  database: Database,
  which: { personId: string | null; before: string | null; limit: number },
): Promise<StoredToken[]> {
  const { personId, before, limit } = which;
  return database.apiToken.findMany({
    where: { ...ownedBy(personId), ...(before === null ? {} : { id: { lt: before } }) },
    select: SHOWN,
    orderBy: { id: "desc" },
    take: limit,
  });
}

export const countOpenTokens = (database: Database, personId: string | null): Promise<number> =>
  database.apiToken.count({ where: ownedBy(personId) });

/** Null where there is no such open token, or it belongs to somebody else than `personId` (null: whosever it is). */
export async function revokeToken(
  database: Database,
  which: { id: string; personId: string | null; now: Date },
): Promise<StoredToken | null> {
  const token = await database.apiToken.findFirst({ where: { id: which.id, ...ownedBy(which.personId) }, select: SHOWN });
  if (!token) return null;
  await database.apiToken.update({ where: { id: token.id }, data: { revokedAt: which.now } });
  return token;
}

const ownedBy = (personId: string | null) => ({ revokedAt: null, ...(personId === null ? {} : { personId }) });
