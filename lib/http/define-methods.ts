import "server-only";

import type { ApiRoute } from "./route-definition";
import { answerRefusal } from "./server/refusal";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];

/** Answers without a definition: it is not part of what the API describes. */
export type BareHandler = (request: Request) => Promise<Response>;

/**
 * Everything that one path of the API answers: its routes by method, a refusal with `Allow` for every other method, and OPTIONS. A route
 * file exports all of them, because Next answers a method that is not exported with a bare 405. HEAD it makes from GET by itself.
 */
export function defineMethods<const Routes extends Partial<Record<Method, ApiRoute>>>(
  routes: Routes,
): { [Name in Method]: Name extends keyof Routes ? ApiRoute : BareHandler } & { OPTIONS: BareHandler };
export function defineMethods(routes: Partial<Record<Method, ApiRoute>>): Record<Method | "OPTIONS", ApiRoute | BareHandler> {
  const allow = [...METHODS.flatMap((method) => (routes[method] ? (method === "GET" ? ["GET", "HEAD"] : [method]) : [])), "OPTIONS"].join(", ");

  const refuse: BareHandler = async ({ method }) => {
    const refused = answerRefusal({ code: "method-not-allowed", detail: `This address does not take ${method}; it takes ${allow}.`, problems: [] }, crypto.randomUUID());
    refused.headers.set("Allow", allow);
    return refused;
  };
  const { GET = refuse, POST = refuse, PUT = refuse, PATCH = refuse, DELETE = refuse } = routes;
  return { GET, POST, PUT, PATCH, DELETE, OPTIONS: async () => new Response(null, { status: 204, headers: { Allow: allow } }) };
}
