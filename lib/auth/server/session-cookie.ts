import "server-only";

import { decode } from "next-auth/jwt";
import { z } from "zod";

import { serverEnv } from "@/lib/env/server";

import { sessionCookieName } from "../session-cookie-name";

/** Longest life of a session, however much it is used. */
export const SESSION_SECONDS = 8 * 60 * 60;

const claimsSchema = z.object({ sessionId: z.uuid() });

/** The secret that sessions are sealed with. The worker has none and never asks. */
export function authSecret(): string {
  const secret = serverEnv().authSecret;
  if (secret === null) throw new Error("NEXTAUTH_SECRET is not set; the web process needs it");
  return secret;
}

/** The session id inside a sealed cookie; null where it is forged, expired or sealed with another secret. */
export async function openSessionCookie(sealed: string): Promise<string | null> {
  const claims = await decode({ token: sealed, secret: authSecret() }).catch(() => null); // jose throws for each way to be wrong
  const parsed = claimsSchema.safeParse(claims);
  return parsed.success ? parsed.data.sessionId : null;
}

/** The session id of a request's Cookie header, if it holds one. */
export async function sessionIdOf(cookieHeader: string | null): Promise<string | null> {
  const name = `${sessionCookieName(serverEnv().publicUrl)}=`;
  const pair = cookieHeader?.split(/;\s*/).find((part) => part.startsWith(name));
  return pair === undefined ? null : openSessionCookie(pair.slice(name.length));
}
