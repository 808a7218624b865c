import "server-only";

import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";

import { log } from "@/lib/env/log";
import { serverEnv } from "@/lib/env/server";

import { safeReturnPath } from "../return-path";
import { isHttps, sessionCookieName } from "../session-cookie-name";
import { SIGN_IN_PATH } from "../sign-in-path";
import { callerAddress } from "./caller-address";
import { SESSION_SECONDS, authSecret, sessionIdOf } from "./session-cookie";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const credentialsSchema = z.object({ email: z.string().max(1_000), password: z.string().max(10_000) });
const claimsSchema = z.object({ sessionId: z.uuid() });

/** How `authorize` tells the route that tries are used up: next-auth hands an error's message on, and nothing else. */
export const LIMITED_PREFIX = "limited:";

/** The sealed cookie holds a session id and nothing else: who that is and what they may, our own table says on each request. */
export function nextAuthOptions(): NextAuthOptions {
  const { publicUrl } = serverEnv();
  const secure = isHttps(publicUrl);
  const cookie = (name: string) => ({ name, options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure } });
  const host = secure ? "__Host-" : "";
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: {
      sessionToken: cookie(sessionCookieName(publicUrl)),
      csrfToken: cookie(`${host}pilothouse-csrf`),
      callbackUrl: cookie(`${host}pilothouse-callback`),
    },
    pages: { signIn: SIGN_IN_PATH, error: SIGN_IN_PATH, signOut: SIGN_IN_PATH },
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        async authorize(given, request) {
          const credentials = credentialsSchema.safeParse(given);
          if (!credentials.success) return null;
          const headers = new Headers(z.record(z.string(), z.string()).catch({}).parse(request.headers));
          const result = await signIn({
            ...credentials.data,
            address: callerAddress(headers),
            userAgent: headers.get("user-agent"),
            endSessionId: await sessionIdOf(headers.get("cookie")),
            now: new Date(),
          });
          if (result.kind === "limited") throw new Error(`${LIMITED_PREFIX}${result.retryAfterSeconds}`);
          return result.kind === "signed-in" ? { id: result.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      // `user` is there at sign-in only; afterwards nothing that a client sends finds its way into the token.
      jwt: ({ token, user }) => ({ sessionId: user?.id ?? token.sessionId }),
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => new URL(safeReturnPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url), baseUrl).href,
    },
    events: {
      async signOut({ token }) {
        const claims = claimsSchema.safeParse(token);
        if (claims.success) await signOut(claims.data.sessionId, new Date());
      },
    },
    logger: {
      error: (code) => log().error({ code }, "next-auth"),
      warn: (code) => log().debug({ code }, "next-auth"),
      debug: () => undefined,
    },
  };
}
