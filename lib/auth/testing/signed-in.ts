import { encode } from "next-auth/jwt";

import { db } from "@/lib/db/client";

import type { Actor, Role } from "../actor";
import { hashPassword } from "../server/password-hash";
import { makeBearerToken } from "../server/bearer-token";
import { SESSION_SECONDS, authSecret } from "../server/session-cookie";

type SignedInPerson = { actor: Extract<Actor, { kind: "person" }>; email: string; cookie: string };

/** A new person with a session; `cookie` is what their browser would send. */
export async function signedIn(role: Role, options: { mustChangePassword?: boolean; password?: string } = {}): Promise<SignedInPerson> {
  const { mustChangePassword = false, password } = options;
  const email = `${crypto.randomUUID()}@example.org`;
  const name = `Some ${role}`;
  const person = await db().person.create({
    data: { email, name, role, mustChangePassword, passwordHash: password === undefined ? "none" : await hashPassword(password) },
  });
  const session = await db().session.create({ data: { personId: person.id, expiresAt: new Date(Date.now() + SESSION_SECONDS * 1_000) } });
  return {
    actor: { kind: "person", personId: person.id, sessionId: session.id, name, role, mustChangePassword },
    email,
    cookie: await sessionCookie(session.id),
  };
}

export async function sessionCookie(sessionId: string): Promise<string> {
  return `pilothouse-session=${await encode({ token: { sessionId }, secret: authSecret(), maxAge: SESSION_SECONDS })}`;
}

/** A bearer token of nobody, as the command line makes them. */
export async function bearer(role: Role, personId: string | null = null): Promise<{ actor: Extract<Actor, { kind: "token" }>; authorization: string }> {
  const { token, tokenHash, prefix } = makeBearerToken();
  const stored = await db().apiToken.create({ data: { name: `${role} token`, role, tokenHash, prefix, personId } });
  return { actor: { kind: "token", tokenId: stored.id, personId, name: stored.name, role }, authorization: `Bearer ${token}` };
}
