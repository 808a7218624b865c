import { expect, test } from "vitest";

import { loadTokenActor } from "@/lib/auth/server/api-token-repository";
import { hashBearerToken } from "@/lib/auth/server/bearer-token";
import { loadSessionActor } from "@/lib/auth/server/session-repository";
import { signIn } from "@/lib/auth/server/sign-in";
import { bearer, signedIn } from "@/lib/auth/testing/signed-in";
import { db } from "@/lib/db/client";

import { addPerson } from "./add-person";
import { changePerson } from "./change-person";
import { listPeople } from "./list-people";
import { removePerson } from "./remove-person";
import { resetPassword } from "./reset-password";

const now = new Date();
const lastAudit = (action: string) => db().audit.findFirst({ where: { action }, orderBy: { id: "desc" } });
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });
const newcomer = () => ({ email: `${crypto.randomUUID()}@example.org`, name: "Grace Hopper", role: "operator" as const });

test("somebody who is added can sign in with the one-time password, which nothing keeps", async () => {
  const { actor } = await signedIn("admin");
  const wanted = newcomer();
  const { person, oneTimePassword } = await addPerson({ actor, ...wanted });
  expect(person).toMatchObject({ ...wanted, mustChangePassword: true, disabledAt: null, lastSeenAt: null });
  expect(await lastAudit("person.add")).toMatchObject({ actorId: actor.personId, outcome: "done", objectId: person.id });
  const everything = await db().$queryRaw<{ text: string }[]>`SELECT (SELECT json_agg(p)::text FROM person p) || (SELECT json_agg(a)::text FROM audit a) AS text`;
  expect(everything[0]?.text).not.toContain(oneTimePassword);

  const result = await signIn({ email: wanted.email, password: oneTimePassword, address: null, userAgent: null, endSessionId: null, now });
  if (result.kind !== "signed-in") throw new Error(result.kind);
  expect(await loadSessionActor(result.sessionId)).toMatchObject({ mustChangePassword: true });
});

test("an address belongs to one person", async () => {
  const { actor } = await signedIn("admin");
  const wanted = newcomer();
  await addPerson({ actor, ...wanted });
  await expect(addPerson({ actor, ...wanted })).rejects.toEqual(refusal("name-taken"));
});

test.each(["viewer", "operator"] as const)("a %s manages nobody", async (role) => {
  const { actor } = await signedIn(role);
  const personId = actor.personId;
  for (const act of [
    () => listPeople({ actor, limit: 50 }),
    () => addPerson({ actor, ...newcomer() }),
    () => changePerson({ actor, personId, role: "admin", now }),
    () => removePerson({ actor, personId: crypto.randomUUID() }),
    () => resetPassword({ actor, personId, now }),
  ])
    await expect(act()).rejects.toEqual(refusal("forbidden"));
  expect((await db().person.findUniqueOrThrow({ where: { id: personId } })).role).toBe(role);
});

test("a change says in the audit what it changed, and nothing where it changed nothing", async () => {
  const { actor } = await signedIn("admin");
  const { person } = await addPerson({ actor, ...newcomer() });
  await changePerson({ actor, personId: person.id, role: "viewer", name: "Rear Admiral Hopper", now });
  expect((await lastAudit("person.change"))?.summary).toBe(
    `Changed Rear Admiral Hopper (${person.email}): name from Grace Hopper to Rear Admiral Hopper, role from operator to viewer.`,
  );
  const before = await db().audit.count();
  await changePerson({ actor, personId: person.id, role: "viewer", now });
  expect(await db().audit.count()).toBe(before);
});

test("disabling somebody ends their sessions and stops their tokens; enabling opens the tokens again, not the sessions", async () => {
  const { actor } = await signedIn("admin");
  const other = await signedIn("operator");
  const { authorization } = await bearer("operator", other.actor.personId);
  const tokenHash = hashBearerToken(authorization.replace("Bearer ", ""));
  await changePerson({ actor, personId: other.actor.personId, disabled: true, now });
  expect(await loadSessionActor(other.actor.sessionId)).toBeNull();
  expect(await loadTokenActor(tokenHash)).toBeNull();
  await changePerson({ actor, personId: other.actor.personId, disabled: false, now });
  expect(await loadSessionActor(other.actor.sessionId)).toBeNull();
  expect(await loadTokenActor(tokenHash)).toMatchObject({ role: "operator" });
});

test("the last administrator stays one, also when two demote each other at the same moment", async () => {
  await db().person.updateMany({ where: { role: "admin" }, data: { disabledAt: now } });
  const [one, other] = [await signedIn("admin"), await signedIn("admin")];
  const results = await Promise.allSettled([
    changePerson({ actor: one.actor, personId: other.actor.personId, role: "viewer", now }),
    changePerson({ actor: other.actor, personId: one.actor.personId, disabled: true, now }),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db().person.count({ where: { role: "admin", disabledAt: null } })).toBe(1);

  const last = await db().person.findFirstOrThrow({ where: { role: "admin", disabledAt: null } });
  const system = { kind: "system", name: "Test" } as const;
  for (const act of [
    () => changePerson({ actor: system, personId: last.id, role: "operator", now }),
    () => changePerson({ actor: system, personId: last.id, disabled: true, now }),
    () => removePerson({ actor: system, personId: last.id }),
  ])
    await expect(act()).rejects.toEqual(refusal("last-admin"));
  expect(await changePerson({ actor: system, personId: last.id, name: "Still here", now })).toMatchObject({ role: "admin" });
});

test("whoever is removed is gone with sessions and tokens, and stays in the audit by name", async () => {
  const { actor } = await signedIn("admin");
  const { actor: other } = await signedIn("operator");
  await bearer("viewer", other.personId);
  await removePerson({ actor, personId: other.personId });
  expect(await loadSessionActor(other.sessionId)).toBeNull();
  expect(await db().apiToken.count({ where: { personId: other.personId } })).toBe(0);
  expect((await lastAudit("person.remove"))?.summary).toContain("Some operator");
  await expect(removePerson({ actor, personId: other.personId })).rejects.toEqual(refusal("not-found"));
  await expect(removePerson({ actor, personId: actor.personId })).rejects.toEqual(expect.objectContaining({ name: "AppError" }));
});

test("a reset password ends all sessions and has to be changed", async () => {
  const { actor } = await signedIn("admin");
  const { actor: other, email } = await signedIn("operator", { password: "the one that was forgotten" });
  const { person, oneTimePassword } = await resetPassword({ actor, personId: other.personId, now });
  expect(person.mustChangePassword).toBe(true);
  expect(await loadSessionActor(other.sessionId)).toBeNull();
  const attempt = (password: string) => signIn({ email, password, address: null, userAgent: null, endSessionId: null, now });
  expect(await attempt("the one that was forgotten")).toEqual({ kind: "refused" });
  expect(await attempt(oneTimePassword)).toMatchObject({ kind: "signed-in" });
  expect(await lastAudit("person.reset-password")).toMatchObject({ actorId: actor.personId, objectId: other.personId });
});

test("people are listed page by page, each once", async () => {
  const { actor } = await signedIn("admin");
  for (let index = 0; index < 5; index += 1) await addPerson({ actor, ...newcomer() });
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPeople({ actor, limit: 3, cursor });
    ids.push(...page.items.map((person) => person.id));
    expect(page.total).toBe(await db().person.count());
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(new Set(ids).size).toBe(await db().person.count());
  expect(ids).toHaveLength(await db().person.count());
});
