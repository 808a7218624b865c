import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import type { Permission } from "@/lib/auth/permission";
import { callerOf } from "@/lib/auth/server/session";
import { serverEnv } from "@/lib/env/server";
import { AppError } from "@/lib/shared/app-error";

import { comesFromOurPages } from "../origin-check";

const CHANGING_METHODS = ["POST", "PUT", "PATCH", "DELETE"];

export const isChanging = (request: Request): boolean => CHANGING_METHODS.includes(request.method);

/** Throws "cross-origin" where a browser sends a change that none of our pages asked for. */
export function refuseForeignPages(request: Request): void {
  const ours = comesFromOurPages({
    origin: request.headers.get("origin"),
    fetchSite: request.headers.get("sec-fetch-site"),
    host: request.headers.get("host"),
    publicUrl: serverEnv().publicUrl,
  });
  if (!ours) throw new AppError("cross-origin", "This request did not come from a page of Pilothouse. Open Pilothouse and do it there.");
}

/**
 * The caller, once it is clear that the route is open to them. `whenKnown` hears of an actor before anything is refused, so that the
 * refusal can be audited by name. Throws "not-signed-in", "cross-origin", "forbidden" or "password-change-required".
 */
export async function admitCaller<Access extends Permission | null>(
  request: Request,
  permission: Access,
  whenKnown: (actor: Actor) => void,
): Promise<Access extends null ? Actor | null : Actor>;
export async function admitCaller(request: Request, permission: Permission | null, whenKnown: (actor: Actor) => void): Promise<Actor | null> {
  if (permission === null) return null;
  const { actor, byCookie } = await callerOf(request);
  if (!actor) throw new AppError("not-signed-in", "Sign in, or send a valid bearer token.");
  whenKnown(actor);
  if (byCookie && isChanging(request)) refuseForeignPages(request);
  authorize(actor, permission);
  return actor;
}
