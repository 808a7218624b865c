import { expect, test } from "vitest";

import { loadTokenActor } from "@/lib/auth/server/api-token-repository";
import { hashBearerToken } from "@/lib/auth/server/bearer-token";
import { insertSession, loadSessionActor } from "@/lib/auth/server/session-repository";
import { signIn } from "@/lib/auth/server/sign-in";
import { bearer, signedIn } from "@/lib/auth/testing/signed-in";
import { db } from "@/lib/db/client";

import { changeOwnPassword } from "./change-own-password";
import { createOwnToken } from "./create-own-token";
import { createTokenFromCommandLine } from "./create-token-from-command-line";
import { endOtherSessions, endOwnSession } from "./end-own-sessions";
import { ensureFirstAdministrator } from "./ensure-first-administrator";
import { listOwnSessions } from "./list-own-sessions";
import { listTokens } from "./list-tokens";
import { readOwnAccount } from "./read-own-account";
import { revokeToken } from "./revoke-token";

const now = new Date();
const PASSWORD = "the present password";
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });
const page = { limit: 50 };
const anotherSession = (personId: string) =>
  insertSession(db(), { personId, userAgent: "Another", now: new Date(), expiresAt: new Date(Date.now() + 3_600_000) });

test("an empty installation gets one administrator, however often and at once it is asked for", async () => {
  await db().person.deleteMany();
  const results = await Promise.all([ensureFirstAdministrator(), ensureFirstAdministrator(), ensureFirstAdministrator()]);
  const created = results.flatMap((result) => (result.kind === "created" ? [result] : []));
  expect(created).toHaveLength(1);
  expect(created[0]?.email).toBe("admin@localhost");
  expect(await ensureFirstAdministrator()).toEqual({ kind: "exists" });
  const result = await signIn({ email: "admin@localhost", password: created[0]?.oneTimePassword ?? "", address: null, userAgent: null, endSessionId: null, now });
  if (result.kind !== "signed-in") throw new Error(result.kind);
  expect(await loadSessionActor(result.sessionId)).toMatchObject({ role: "admin", mustChangePassword: true });
  expect(await db().audit.count({ where: { action: "person.add", actorKind: "system" } })).toBe(1);
});

test("a new password ends all other sessions and opens what the one-time password kept shut", async () => {
  const { actor } = await signedIn("operator", { password: PASSWORD, mustChangePassword: true });
  const elsewhere = await anotherSession(actor.personId);
  await changeOwnPassword({ actor, currentPassword: PASSWORD, newPassword: "a better one, much longer", now });
  expect(await loadSessionActor(actor.sessionId)).toMatchObject({ mustChangePassword: false });
  expect(await loadSessionActor(elsewhere)).toBeNull();
  expect(await db().audit.findFirst({ where: { action: "password.change", actorId: actor.personId } })).toMatchObject({ details: { otherSessionsEnded: 1 } });
});

test("a password is not changed without the present one, nor to one that is easily tried", async () => {
  const { actor, email } = await signedIn("operator", { password: PASSWORD });
  const change = (currentPassword: string, newPassword: string) => changeOwnPassword({ actor, currentPassword, newPassword, now });
  await expect(change("not the present one", "a better one, much longer")).rejects.toEqual(refusal("wrong-password"));
  await expect(change(PASSWORD, "short")).rejects.toEqual(refusal("weak-password"));
  await expect(change(PASSWORD, "qwertyuiop123")).rejects.toEqual(refusal("weak-password"));
  await expect(change(PASSWORD, email)).rejects.toEqual(refusal("weak-password"));
  await expect(change(PASSWORD, PASSWORD)).rejects.toEqual(refusal("weak-password"));
});

test("an open browser does not let anybody guess the present password", async () => {
  const { actor } = await signedIn("operator", { password: PASSWORD });
  const guess = () => changeOwnPassword({ actor, currentPassword: "a guess", newPassword: "a better one, much longer", now });
  for (let attempt = 0; attempt < 10; attempt += 1) await expect(guess()).rejects.toEqual(refusal("wrong-password"));
  await expect(guess()).rejects.toEqual(refusal("rate-limited"));
});

test("a person sees and ends their own sessions, and nobody else's", async () => {
  const { actor } = await signedIn("viewer");
  const { actor: stranger } = await signedIn("viewer");
  const [second, third] = [await anotherSession(actor.personId), await anotherSession(actor.personId)];
  const { items } = await listOwnSessions({ actor, now: new Date() });
  expect(items.map((session) => session.id).sort()).toEqual([actor.sessionId, second, third].sort());
  expect(items.filter((session) => session.current).map((session) => session.id)).toEqual([actor.sessionId]);

  await expect(endOwnSession({ actor, sessionId: stranger.sessionId, now })).rejects.toEqual(refusal("not-found"));
  await endOwnSession({ actor, sessionId: second, now });
  await expect(endOwnSession({ actor, sessionId: second, now })).rejects.toEqual(refusal("not-found"));
  await endOtherSessions({ actor, now });
  expect((await listOwnSessions({ actor, now: new Date() })).items.map((session) => session.id)).toEqual([actor.sessionId]);
  expect(await loadSessionActor(stranger.sessionId)).not.toBeNull();
  expect(await db().audit.count({ where: { action: "session.end", actorId: actor.personId } })).toBe(2);
});

test("a token is shown once and kept as a hash", async () => {
  const { actor } = await signedIn("operator");
  const created = await createOwnToken({ actor, name: "deploys", role: "viewer", expiresInDays: 30, now });
  expect(created.token).toMatch(/^pht_[A-Za-z0-9_-]{43}$/);
  expect(created.token.startsWith(created.prefix)).toBe(true);
  expect(await loadTokenActor(hashBearerToken(created.token))).toMatchObject({ kind: "token", role: "viewer", personId: actor.personId });
  const stored = await db().$queryRaw<{ text: string }[]>`SELECT json_agg(t)::text AS text FROM api_token t`;
  expect(stored[0]?.text).not.toContain(created.token);
  expect((await listTokens({ actor, whose: "own", ...page })).items).toEqual([expect.not.objectContaining({ token: expect.anything() })]);
  expect(await db().audit.findFirst({ where: { action: "token.create", objectId: created.id } })).toMatchObject({ outcome: "done" });
});

test("a token never has more rights than its owner", async () => {
  const { actor } = await signedIn("operator");
  await expect(createOwnToken({ actor, name: "more", role: "admin", expiresInDays: null, now })).rejects.toEqual(refusal("forbidden"));
});

// A token that could make tokens would outlive its own revocation.
test("a token makes no tokens and ends no sessions", async () => {
  const { actor: owner } = await signedIn("admin");
  const { actor } = await bearer("admin", owner.personId);
  await expect(createOwnToken({ actor, name: "child", role: "viewer", expiresInDays: null, now })).rejects.toEqual(refusal("forbidden"));
  await expect(listOwnSessions({ actor, now })).rejects.toEqual(refusal("forbidden"));
  await expect(changeOwnPassword({ actor, currentPassword: PASSWORD, newPassword: "a better one, much longer", now })).rejects.toEqual(refusal("forbidden"));
});

test("one's own tokens can be revoked by oneself, all of them by an administrator, others by nobody", async () => {
  const { actor } = await signedIn("operator");
  const { actor: stranger } = await signedIn("operator");
  const { actor: administrator } = await signedIn("admin");
  const mine = await createOwnToken({ actor, name: "mine", role: "viewer", expiresInDays: null, now });
  const another = await createOwnToken({ actor, name: "another", role: "viewer", expiresInDays: null, now });
  const { token } = await createTokenFromCommandLine({ role: "admin", name: "from the command line" });

  await expect(revokeToken({ actor: stranger, tokenId: mine.id, now })).rejects.toEqual(refusal("not-found"));
  await expect(listTokens({ actor: stranger, whose: "all", ...page })).rejects.toEqual(refusal("forbidden"));
  await revokeToken({ actor, tokenId: mine.id, now });
  await expect(revokeToken({ actor, tokenId: mine.id, now })).rejects.toEqual(refusal("not-found"));
  expect(await loadTokenActor(hashBearerToken(mine.token))).toBeNull();

  const all = await listTokens({ actor: administrator, whose: "all", ...page });
  const fromCommandLine = all.items.find((item) => item.owner === null && item.name === "from the command line");
  expect(all.items.map((item) => item.id)).toContain(another.id);
  expect(await loadTokenActor(hashBearerToken(token))).toMatchObject({ role: "admin" });
  await revokeToken({ actor: administrator, tokenId: fromCommandLine?.id ?? "", now });
  await revokeToken({ actor: administrator, tokenId: another.id, now });
  expect(await loadTokenActor(hashBearerToken(token))).toBeNull();
  expect(await loadTokenActor(hashBearerToken(another.token))).toBeNull();
});

test("everybody can ask who they are, also before they have chosen a password", async () => {
  const { actor, email } = await signedIn("viewer", { mustChangePassword: true });
  expect(await readOwnAccount(actor)).toEqual({ kind: "person", name: "Some viewer", email, role: "viewer", mustChangePassword: true });
  expect(await readOwnAccount((await bearer("operator")).actor)).toMatchObject({ kind: "token", email: null, role: "operator" });
});
