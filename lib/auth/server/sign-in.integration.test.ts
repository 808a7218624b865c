import { expect, test } from "vitest";

import { db } from "@/lib/db/client";

import { signedIn } from "../testing/signed-in";
import { loadSessionActor } from "./session-repository";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

const PASSWORD = "a password of some length";
const at = { address: "192.0.2.7", userAgent: "Some browser", endSessionId: null, now: new Date() };

test("the right password opens a new session for eight hours and is audited", async () => {
  const { actor, email } = await signedIn("operator", { password: PASSWORD });
  const result = await signIn({ ...at, email: ` ${email.toUpperCase()} `, password: PASSWORD });
  if (result.kind !== "signed-in") throw new Error(result.kind);
  expect(await loadSessionActor(result.sessionId)).toMatchObject({ personId: actor.personId, role: "operator" });
  const session = await db().session.findUniqueOrThrow({ where: { id: result.sessionId } });
  expect(session.expiresAt.getTime() - at.now.getTime()).toBe(8 * 3_600_000);
  expect(await db().audit.findFirst({ where: { action: "session.sign-in", outcome: "done", actorId: actor.personId } })).toMatchObject({ objectId: result.sessionId });
});

test("a wrong password, an unknown address and a disabled person get one and the same answer", async () => {
  const { actor, email } = await signedIn("viewer", { password: PASSWORD });
  expect(await signIn({ ...at, email, password: "a wrong password" })).toEqual({ kind: "refused" });
  expect(await signIn({ ...at, email: "nobody@example.org", password: PASSWORD })).toEqual({ kind: "refused" });
  await db().person.update({ where: { id: actor.personId }, data: { disabledAt: new Date() } });
  expect(await signIn({ ...at, email, password: PASSWORD })).toEqual({ kind: "refused" });
  await expect.poll(() => db().audit.count({ where: { action: "session.sign-in", outcome: "refused", objectId: actor.personId } })).toBe(2);
});

// What differs in time can be read from outside: who has an account would be a list for the next attack.
test("an unknown address takes as much work to refuse as a known one", async () => {
  const known: number[] = [];
  const unknown: number[] = [];
  // The processor's time and not the clock's, which other processes lengthen by chance.
  const workOf = async (email: string): Promise<number> => {
    const before = process.cpuUsage();
    await signIn({ ...at, address: null, email, password: "a wrong password" });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  await workOf("warm-up@example.org");
  for (let round = 0; round < 15; round += 1) {
    const { email } = await signedIn("viewer", { password: PASSWORD });
    known.push(await workOf(email));
    unknown.push(await workOf(`${crypto.randomUUID()}@example.org`));
  }
  // Of the least, which holds nothing that happened beside it. Without a hash the refusal takes a twentieth.
  const share = Math.min(...unknown) / Math.min(...known);
  expect(share).toBeGreaterThan(0.6);
  expect(share).toBeLessThan(1.6);
});

test("after ten tries within a quarter of an hour not even the right password is looked at", async () => {
  const { email } = await signedIn("viewer", { password: PASSWORD });
  for (let attempt = 0; attempt < 10; attempt += 1)
    expect(await signIn({ ...at, address: `198.51.100.${attempt}`, email, password: "a wrong password" })).toEqual({ kind: "refused" });
  const limited = await signIn({ ...at, address: "198.51.100.99", email, password: PASSWORD });
  expect(limited).toMatchObject({ kind: "limited" });
  if (limited.kind === "limited") expect(limited.retryAfterSeconds).toBeLessThanOrEqual(900);
  const kept = await db().rateLimit.findMany();
  expect(JSON.stringify(kept, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value))).not.toContain(email);
});

test("many addresses cannot be tried from one place", async () => {
  const address = "203.0.113.5";
  const results = await Promise.all(
    Array.from({ length: 60 }, (_, index) => signIn({ ...at, address, email: `guess-${index}@example.org`, password: "x" })),
  );
  expect(results.filter((result) => result.kind === "refused")).toHaveLength(50);
  expect(results.filter((result) => result.kind === "limited")).toHaveLength(10);
});

test("the right password clears the wrong ones before it", async () => {
  const { email } = await signedIn("viewer", { password: PASSWORD });
  const attempt = (password: string) => signIn({ ...at, address: null, email, password });
  for (let round = 0; round < 3; round += 1) {
    for (let wrong = 0; wrong < 8; wrong += 1) await attempt("a wrong password");
    expect(await attempt(PASSWORD)).toMatchObject({ kind: "signed-in" });
  }
});

test("signing in ends the session that the browser came with", async () => {
  const { actor, email } = await signedIn("viewer", { password: PASSWORD });
  const result = await signIn({ ...at, email, password: PASSWORD, endSessionId: actor.sessionId });
  expect(result.kind).toBe("signed-in");
  expect(await loadSessionActor(actor.sessionId)).toBeNull();
});

test("signing out ends the session at once, and once", async () => {
  const { actor } = await signedIn("viewer");
  await signOut(actor.sessionId, new Date());
  await signOut(actor.sessionId, new Date());
  expect(await loadSessionActor(actor.sessionId)).toBeNull();
  expect(await db().audit.count({ where: { action: "session.sign-out", actorId: actor.personId } })).toBe(1);
});
