import { NextResponse, type NextRequest } from "next/server";

import { SIGN_IN_PATH, signInPath } from "@/lib/auth/sign-in-path";
import { PATH_HEADER } from "@/lib/auth/path-header";
import { isHttps, sessionCookieName } from "@/lib/auth/session-cookie-name";
import { serverEnv } from "@/lib/env/server";
import { contentSecurityPolicy } from "@/lib/http/content-security-policy";

const YEAR_SECONDS = 31_536_000;

/**
 * Goes before each page: sets its content security policy and saves a person without a cookie the way through a page that would send
 * them to sign in anyway. It decides nothing: every page and route looks the session up itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const publicUrl = serverEnv().publicUrl;
  const https = isHttps(publicUrl);
  if (pathname !== SIGN_IN_PATH && !request.cookies.has(sessionCookieName(publicUrl)))
    return NextResponse.redirect(new URL(signInPath(`${pathname}${search}`), request.url));

  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy({ nonce, https, development: process.env.NODE_ENV === "development" });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set(PATH_HEADER, `${pathname}${search}`);
  headers.set("Content-Security-Policy", policy); // where Next finds the nonce for its own scripts

  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  if (https) response.headers.set("Strict-Transport-Security", `max-age=${YEAR_SECONDS}; includeSubDomains`);
  return response;
}

export const config = { matcher: ["/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg).*)"] };
