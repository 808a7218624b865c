import NextAuth from "next-auth";
import { NextRequest } from "next/server";
import { z } from "zod";

import { LIMITED_PREFIX, nextAuthOptions } from "@/lib/auth/server/next-auth-options";
import { sessionCookieName } from "@/lib/auth/session-cookie-name";
import { serverEnv } from "@/lib/env/server";
import { refuseForeignPages } from "@/lib/http/server/admit-caller";
import { readLimited } from "@/lib/http/server/read-json-body";
import { answerRefusal, refusalOf, type Refusal } from "@/lib/http/server/refusal";
import { AppError } from "@/lib/shared/app-error";

type Context = { params: Promise<{ nextauth: string[] }> };

// Of next-auth's own pages and endpoints these three are what the sign-in page needs; the rest would only be more to attack.
const OPEN = ["GET csrf", "POST callback/credentials", "POST signout"];

/** next-auth behind our own door: requests from our pages only, never more than 1 MB, and refusals in the words of the API. */
async function handle(request: NextRequest, context: Context): Promise<Response> {
  const requestId = crypto.randomUUID();
  try {
    const action = (await context.params).nextauth.join("/");
    if (!OPEN.includes(`${request.method} ${action}`)) throw new AppError("not-found", "There is nothing at this address.");
    if (request.method === "GET") return privately(await askNextAuth(request, context));
    refuseForeignPages(request);
    const { url, headers, method } = request;
    const response = await askNextAuth(new NextRequest(url, { method, headers, body: Buffer.from(await readLimited(request)) }), context);
    // next-auth also answers 200 where its own token is missing; only the cookie says that somebody is signed in.
    const cookieName = sessionCookieName(serverEnv().publicUrl);
    const signedIn = response.headers.getSetCookie().some((cookie) => cookie.startsWith(`${cookieName}=`));
    if (action === "callback/credentials" && !signedIn) return answerRefusal(await refusedSignIn(response), requestId);
    return privately(response);
  } catch (error) {
    return answerRefusal(refusalOf(error, { requestId, request }), requestId);
  }
}

export { handle as GET, handle as POST };

const redirectSchema = z.object({ url: z.url() });

const askNextAuth = (request: NextRequest, context: Context): Promise<Response> => NextAuth(request, context, nextAuthOptions());

function privately(response: Response): Response {
  response.headers.set("Cache-Control", "private, no-store");
  return response;
}

/** next-auth answers a refused sign-in with an address whose `error` says why. */
async function refusedSignIn(response: Response): Promise<Refusal> {
  const { url } = redirectSchema.parse(await response.json());
  const why = new URL(url).searchParams.get("error");
  if (why?.startsWith(LIMITED_PREFIX)) {
    const retryAfterSeconds = Number(why.slice(LIMITED_PREFIX.length));
    const minutes = Math.ceil(retryAfterSeconds / 60);
    return { code: "rate-limited", detail: `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`, problems: [], retryAfterSeconds };
  }
  if (why === null) throw new AppError("cross-origin", "The sign-in page is too old. Load it again.");
  if (why !== "CredentialsSignin") throw new Error(`next-auth could not sign in: ${why}`);
  return { code: "wrong-password", detail: "E-mail address and password do not match an account that is open.", problems: [] };
}
