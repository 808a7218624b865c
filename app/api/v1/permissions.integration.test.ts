import { expect, test } from "vitest";

import { ROLES } from "@/lib/auth/actor";
import { roleCan } from "@/lib/auth/permission";
import { signedIn } from "@/lib/auth/testing/signed-in";
import { callRoute } from "@/lib/http/testing/call-route";

import { API_ROUTES } from "./api-routes";

// Generated from the list of all routes, so that a new route is tested by being there. Ids name nothing and bodies are empty: what is
// looked at is only whether the door opens. A database that is empty of accounts keeps every call on this machine.
const ENTRANTS = [...ROLES.map((role) => ({ who: role, role, mustChangePassword: false })), { who: "admin without a password of their own", role: "admin" as const, mustChangePassword: true }];
const ROUTES = API_ROUTES.map(({ method, path, definition, handler }) => ({ method, path, definition, handler }));
const ANY_ID = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";

const call = (route: (typeof ROUTES)[number], cookie?: string) => {
  const names = [...route.path.matchAll(/\[([^\]]+)\]/g)].map((match) => match[1] ?? "");
  const params = Object.fromEntries(names.map((name) => [name, name.endsWith("Id") ? ANY_ID : "1"]));
  return callRoute(route.handler, { method: route.method, path: `/api/v1${route.path}`, params, cookie });
};

test.each(ROUTES.filter((route) => route.definition.permission !== null))("$method $path is closed to who is not signed in", async (route) => {
  expect(await call(route)).toMatchObject({ status: 401, problem: "not-signed-in" });
});

test.each(ROUTES.filter((route) => route.definition.permission === null))("$method $path is open to everybody and tells nobody's name", async (route) => {
  const answer = await call(route);
  expect(answer.status).toBe(200);
});

for (const { who, role, mustChangePassword } of ENTRANTS) {
  test.each(ROUTES.filter((route) => route.definition.permission !== null))(`$method $path, asked by: ${who}`, async (route) => {
    const { cookie } = await signedIn(role, { mustChangePassword });
    const { permission } = route.definition;
    if (permission === null) throw new Error("filtered out above");
    const answer = await call(route, cookie);
    const opens = mustChangePassword ? permission === "own-account:manage" : roleCan(role, permission);
    if (opens) {
      expect(answer.problem).not.toBe("forbidden");
      expect(answer.status).not.toBe(401);
      expect(answer.status).toBeLessThan(500);
    } else expect(answer).toMatchObject({ status: 403, problem: mustChangePassword ? "password-change-required" : "forbidden" });
  });
}
