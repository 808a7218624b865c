import { beforeEach, expect, test } from "vitest";
import { z } from "zod";

import { bearer, sessionCookie, signedIn } from "@/lib/auth/testing/signed-in";
import { db, pool } from "@/lib/db/client";
import { AppError } from "@/lib/shared/app-error";

import { defineRoute } from "./define-route";
import { callRoute } from "./testing/call-route";

let runs = 0;
let whileRunning: () => Promise<void> = async () => undefined;
beforeEach(() => {
  runs = 0;
  whileRunning = async () => undefined;
});

const launch = defineRoute({
  summary: "Launch",
  permission: "operations:run",
  audit: "test.launch",
  params: z.object({ environmentId: z.uuid() }),
  query: z.object({ loud: z.enum(["yes", "no"]).optional() }),
  body: z.strictObject({ name: z.string().max(20), count: z.int().optional() }),
  answer: { status: 202, schema: z.object({ name: z.string(), run: z.int() }) },
  async handle({ body }) {
    runs += 1;
    await whileRunning();
    if (body.name === "busy") throw new AppError("stack-busy", "Wait for the other one.");
    if (body.name === "by Prisma") await db().person.findFirst({ where: { name: "\0" } });
    if (body.name === "by SQL") await pool().query("SELECT $1::text", ["\0"]);
    if (body.name === "broken") throw new Error("postgres said: secret-canary");
    return { name: body.name, run: runs, passwordHash: "never to leave" };
  },
});

const environmentId = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
const params = { environmentId };
const lastAudit = () => db().audit.findFirst({ where: { action: "test.launch" }, orderBy: { id: "desc" } });

test("an operator's change is carried out, and fields that the answer does not name stay here", async () => {
  const { cookie } = await signedIn("operator");
  const answer = await callRoute(launch, { method: "POST", params, cookie, body: { name: "a" } });
  expect(answer).toMatchObject({ status: 202, body: { name: "a", run: 1 } });
  expect(answer.body).not.toHaveProperty("passwordHash");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("a refused change leaves an audit row with who, what, where and why", async () => {
  const { actor, cookie } = await signedIn("viewer");
  const refused = await callRoute(launch, { method: "POST", params, cookie, body: { name: "a" } });
  expect(refused).toMatchObject({ status: 403, problem: "forbidden" });
  expect(refused.headers.get("content-type")).toBe("application/problem+json");
  expect(await lastAudit()).toMatchObject({ actorId: actor.personId, outcome: "refused", code: "forbidden", environmentId });
  expect(runs).toBe(0);
});

test.each<{ why: string; headers: Record<string, string> }>([
  { why: "no credentials", headers: {} },
  { why: "a bearer token that is no token", headers: { Authorization: "Bearer %%%" } },
  { why: "a bearer token of the right form that nobody has", headers: { Authorization: `Bearer pht_${"A".repeat(43)}` } },
  { why: "another scheme", headers: { Authorization: "Basic YTpi" } },
  { why: "an empty header", headers: { Authorization: "" } },
  { why: "two tokens", headers: { Authorization: "Bearer a b" } },
  { why: "a cookie that is no session", headers: { Cookie: "pilothouse-session=garbage" } },
  { why: "a token without a signature", headers: { Cookie: "pilothouse-session=eyJhbGciOiJub25lIn0.eyJzZXNzaW9uSWQiOiJ4In0." } },
  { why: "an inner header of the framework", headers: { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" } },
])("nobody gets in with $why", async ({ headers }) => {
  expect(await callRoute(launch, { method: "POST", params, headers, body: { name: "a" } })).toMatchObject({ status: 401, problem: "not-signed-in" });
});

test("a wrong bearer token is not saved by a good cookie beside it", async () => {
  const { cookie } = await signedIn("operator");
  const answer = await callRoute(launch, { method: "POST", params, cookie, authorization: "Bearer nonsense", body: { name: "a" } });
  expect(answer.problem).toBe("not-signed-in");
});

test.each([
  { why: "another site", headers: { Origin: "https://evil.example", "Sec-Fetch-Site": "cross-site" } },
  { why: "a sandboxed frame", headers: { Origin: "null", "Sec-Fetch-Site": "cross-site" } },
])("a browser is not led to a change by $why", async ({ headers }) => {
  const { cookie } = await signedIn("operator");
  const refused = await callRoute(launch, { method: "POST", params, cookie, headers, body: { name: "a" } });
  expect(refused).toMatchObject({ status: 403, problem: "cross-origin" });
  expect(await lastAudit()).toMatchObject({ code: "cross-origin" });
  expect(runs).toBe(0);
});

test("a script with a bearer token needs no origin", async () => {
  const { authorization } = await bearer("operator");
  expect(await callRoute(launch, { method: "POST", params, authorization, body: { name: "a" } })).toMatchObject({ status: 202 });
});

test("somebody who has yet to choose a password can do nothing else", async () => {
  const { cookie } = await signedIn("admin", { mustChangePassword: true });
  expect(await callRoute(launch, { method: "POST", params, cookie, body: { name: "a" } })).toMatchObject({ status: 403, problem: "password-change-required" });
});

test.each([
  { why: "a wrong type", body: { name: 7 }, problem: "invalid-input", path: "name" },
  { why: "a field that does not exist", body: { name: "a", role: "admin" }, problem: "invalid-input", path: "role" },
  { why: "a prototype for a field", body: '{"name":"a","__proto__":{"admin":true}}', problem: "invalid-input", path: "__proto__" },
  { why: "too long a text", body: { name: "a".repeat(21) }, problem: "invalid-input", path: "name" },
  { why: "a NUL character", body: { name: "a\u0000" }, problem: "invalid-input", path: "name" },
  { why: "half a character", body: '{"name":"\\ud800"}', problem: "invalid-input", path: "name" },
  { why: "a list", body: [], problem: "invalid-input", path: "" },
  { why: "null", body: "null", problem: "invalid-input", path: "" },
  { why: "half a body", body: '{"name":', problem: "invalid-json", path: null },
  { why: "nesting without end", body: "[".repeat(200_000), problem: "invalid-json", path: null },
  { why: "no body", body: undefined, problem: "invalid-input", path: "" },
])("a body with $why is refused with what to change", async ({ body, problem, path }) => {
  const { authorization } = await bearer("operator");
  const refused = await callRoute(launch, { method: "POST", params, authorization, body });
  expect(refused).toMatchObject({ status: 422, problem });
  if (path !== null) expect(refused.body).toMatchObject({ problems: [expect.objectContaining({ path })] });
  expect(await lastAudit()).toMatchObject({ outcome: "refused", code: problem });
  expect(runs).toBe(0);
});

test("a body over one megabyte is refused, also where its length is not announced", async () => {
  const { authorization } = await bearer("operator");
  const body = JSON.stringify({ name: "x".repeat(1_048_576) });
  expect(await callRoute(launch, { method: "POST", params, authorization, body })).toMatchObject({ status: 413, problem: "body-too-large" });

  const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) });
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers: { Authorization: authorization, "Content-Type": "application/json" }, body: endless, duplex: "half" };
  const response = await launch(new Request("http://127.0.0.1:3000/api/v1/test", init), { params: Promise.resolve(params) });
  expect(response.status).toBe(413);
});

test("a body that is not JSON is refused by its type", async () => {
  const { authorization } = await bearer("operator");
  const refused = await callRoute(launch, { method: "POST", params, authorization, body: "name=a", headers: { "Content-Type": "application/x-www-form-urlencoded" } });
  expect(refused).toMatchObject({ status: 415, problem: "unsupported-media-type" });
});

test.each(["1", "-1", "1e9", "' OR 1=1 --", "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d1", "../x"])("an id that cannot be one names nothing: %s", async (id) => {
  const { authorization } = await bearer("operator");
  expect(await callRoute(launch, { method: "POST", params: { environmentId: id }, authorization, body: { name: "a" } })).toMatchObject({ status: 404, problem: "not-found" });
});

test.each(["?loud=maybe", "?loud=yes&loud=no", "?quiet=yes", "?__proto__=1", "?loud=%00"])("a query that is not understood is refused: %s", async (query) => {
  const { authorization } = await bearer("operator");
  const refused = await callRoute(launch, { method: "POST", path: `/api/v1/test${query}`, params, authorization, body: { name: "a" } });
  expect(refused).toMatchObject({ status: 422, problem: "invalid-input" });
});

test("our own mistakes say nothing of the inside, but can be found in the log", async () => {
  const { authorization } = await bearer("operator");
  const failed = await callRoute(launch, { method: "POST", params, authorization, body: { name: "broken" } });
  expect(failed).toMatchObject({ status: 500, problem: "internal" });
  expect(JSON.stringify(failed.body)).not.toContain("canary");
  expect(failed.body).toMatchObject({ instance: expect.stringMatching(/^urn:uuid:/) });
});

test("a repeat with the same Idempotency-Key gets the first answer and does nothing", async () => {
  const { authorization } = await bearer("operator");
  const call = { method: "POST", params, authorization, body: { name: "a" }, headers: { "Idempotency-Key": "form-1" } };
  const first = await callRoute(launch, call);
  const second = await callRoute(launch, call);
  expect([first.status, second.status, runs]).toEqual([202, 202, 1]);
  expect(second.body).toEqual(first.body);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
});

test("an Idempotency-Key cannot be used for another request, but by another person", async () => {
  const [one, other] = [await bearer("operator"), await bearer("operator")];
  const call = { method: "POST", params, body: { name: "a" }, headers: { "Idempotency-Key": "form-1" } };
  await callRoute(launch, { ...call, authorization: one.authorization });
  expect(await callRoute(launch, { ...call, authorization: one.authorization, body: { name: "b" } })).toMatchObject({ status: 422, problem: "idempotency-key-reused" });
  expect(await callRoute(launch, { ...call, authorization: other.authorization, body: { name: "b" } })).toMatchObject({ status: 202 });
});

test("of two requests with one key at the same moment, one is carried out and the other told to wait", async () => {
  const { authorization } = await bearer("operator");
  const call = { method: "POST", params, authorization, body: { name: "a" }, headers: { "Idempotency-Key": "twice" } };
  let second: Awaited<ReturnType<typeof callRoute>> | null = null;
  whileRunning = async () => {
    second = await callRoute(launch, call);
  };
  expect(await callRoute(launch, call)).toMatchObject({ status: 202 });
  expect(second).toMatchObject({ status: 409, problem: "idempotency-in-progress" });
  expect(runs).toBe(1);
});

test("a refusal does not use up its Idempotency-Key", async () => {
  const { authorization } = await bearer("operator");
  const call = { method: "POST", params, authorization, body: { name: "busy" }, headers: { "Idempotency-Key": "patient" } };
  expect(await callRoute(launch, call)).toMatchObject({ status: 409, problem: "stack-busy" });
  expect(await callRoute(launch, call)).toMatchObject({ status: 409, problem: "stack-busy" });
  expect(runs).toBe(2);
});

test("a session stops opening doors when it is revoked, over, idle too long, or its person disabled", async () => {
  const { actor, cookie } = await signedIn("operator");
  const call = { method: "POST", params, cookie, body: { name: "a" } };
  const status = async () => (await callRoute(launch, call)).status;
  const session = (data: object) => db().session.update({ where: { id: actor.sessionId }, data });
  expect(await status()).toBe(202);
  await session({ revokedAt: new Date() });
  expect(await status()).toBe(401);
  await session({ revokedAt: null, expiresAt: new Date(Date.now() - 1_000) });
  expect(await status()).toBe(401);
  await session({ expiresAt: new Date(Date.now() + 60_000), lastSeenAt: new Date(Date.now() - 31 * 60_000) });
  expect(await status()).toBe(401);
  await session({ lastSeenAt: new Date() });
  expect(await status()).toBe(202);
  await db().person.update({ where: { id: actor.personId }, data: { disabledAt: new Date() } });
  expect(await status()).toBe(401);
});

test("use keeps a session open", async () => {
  const { actor, cookie } = await signedIn("operator");
  const before = new Date(Date.now() - 20 * 60_000);
  await db().session.update({ where: { id: actor.sessionId }, data: { lastSeenAt: before } });
  await callRoute(launch, { method: "POST", params, cookie, body: { name: "a" } });
  const after = await db().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
  expect(after.lastSeenAt.getTime()).toBeGreaterThan(before.getTime() + 19 * 60_000);
});

test("a role that is taken away is gone with the next request, in session and token", async () => {
  const { actor, cookie } = await signedIn("operator");
  const { authorization } = await bearer("operator", actor.personId);
  await db().person.update({ where: { id: actor.personId }, data: { role: "viewer" } });
  const body = { name: "a" };
  expect(await callRoute(launch, { method: "POST", params, cookie, body })).toMatchObject({ problem: "forbidden" });
  expect(await callRoute(launch, { method: "POST", params, authorization, body })).toMatchObject({ problem: "forbidden" });
});

test("a bearer token ends by revocation, by its date, and with its owner", async () => {
  const { actor } = await signedIn("operator");
  const { actor: token, authorization } = await bearer("operator", actor.personId);
  const status = async () => (await callRoute(launch, { method: "POST", params, authorization, body: { name: "a" } })).status;
  const change = (data: object) => db().apiToken.update({ where: { id: token.tokenId }, data });
  expect(await status()).toBe(202);
  expect((await db().apiToken.findUniqueOrThrow({ where: { id: token.tokenId } })).lastUsedAt).not.toBeNull();
  await change({ revokedAt: new Date() });
  expect(await status()).toBe(401);
  await change({ revokedAt: null, expiresAt: new Date(Date.now() - 1_000) });
  expect(await status()).toBe(401);
  await change({ expiresAt: null });
  await db().person.update({ where: { id: actor.personId }, data: { disabledAt: new Date() } });
  expect(await status()).toBe(401);
});

test("a cookie sealed with another secret opens nothing", async () => {
  const { actor } = await signedIn("admin");
  const { encode } = await import("next-auth/jwt");
  const forged = await encode({ token: { sessionId: actor.sessionId }, secret: "another secret of more than 32 characters" });
  expect(await callRoute(launch, { method: "POST", params, cookie: `pilothouse-session=${forged}`, body: { name: "a" } })).toMatchObject({ status: 401 });
  expect(await callRoute(launch, { method: "POST", params, cookie: await sessionCookie(actor.sessionId), body: { name: "a" } })).toMatchObject({ status: 202 });
});

// Whatever way such text took past the parsers, it is not our mistake and must not read like one.
test.each(["by Prisma", "by SQL"])("text that PostgreSQL refuses, asked for %s, is the caller's to change", async (name) => {
  const { cookie } = await signedIn("operator");
  expect(await callRoute(launch, { method: "POST", params, cookie, body: { name } })).toMatchObject({ status: 422, problem: "invalid-input" });
});
