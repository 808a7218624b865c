import "server-only";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";

import { serverEnv } from "@/lib/env/server";

import type { Actor } from "../actor";
import { PATH_HEADER } from "../path-header";
import { sessionCookieName } from "../session-cookie-name";
import { CHOOSE_PASSWORD_PATH, signInPath } from "../sign-in-path";
import { loadTokenActor } from "./api-token-repository";
import { hashBearerToken, readBearerToken } from "./bearer-token";
import { openSessionCookie, sessionIdOf } from "./session-cookie";
import { loadSessionActor } from "./session-repository";

/** Who looks at this page; null: nobody signed in. Read once per request, from our own table. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const sealed = (await cookies()).get(sessionCookieName(serverEnv().publicUrl))?.value;
  const sessionId = sealed === undefined ? null : await openSessionCookie(sealed);
  return sessionId === null ? null : loadSessionActor(sessionId);
});

/** For pages that a person who has yet to choose a password may see too. Sends everybody else to sign in. */
export async function requireSignedIn(): Promise<Actor> {
  const actor = await currentActor();
  return actor ?? redirect(signInPath((await headers()).get(PATH_HEADER)));
}

/** For all other pages: sends to sign in, or to choosing a password where that is still to do. */
export async function requireActor(): Promise<Actor> {
  const actor = await requireSignedIn();
  if (actor.kind === "person" && actor.mustChangePassword) redirect(CHOOSE_PASSWORD_PATH);
  return actor;
}

export type Caller = {
  /** Null: nobody, or credentials that open nothing. */
  actor: Actor | null;
  /** Whether a browser sent the credentials by itself, so that another site may have caused the request. */
  byCookie: boolean;
};

/** Who calls the API. An Authorization header is final: where it is wrong, a cookie beside it does not help. */
export async function callerOf(request: Request): Promise<Caller> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) {
    const token = readBearerToken(authorization);
    return { actor: token === null ? null : await loadTokenActor(hashBearerToken(token)), byCookie: false };
  }
  const sessionId = await sessionIdOf(request.headers.get("cookie"));
  return { actor: sessionId === null ? null : await loadSessionActor(sessionId), byCookie: true };
}
