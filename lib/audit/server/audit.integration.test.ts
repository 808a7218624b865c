import { expect, test } from "vitest";

import { writeAudit } from "@/lib/auth/server/audit-repository";
import { signedIn } from "@/lib/auth/testing/signed-in";
import { db, pool } from "@/lib/db/client";

import type { AuditQuery } from "../audit-view";
import { listAudit } from "./list-audit";
import { verifyAuditChain } from "./verify-audit-chain";

const now = new Date();
const ENVIRONMENT = "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11";
const refusal = (code: string) => expect.objectContaining({ name: "AppError", code });

/** Behind the program's back: triggers off, as somebody with the database's keys could. */
async function tamper(statement: string, values: unknown[]): Promise<void> {
  await pool().query("ALTER TABLE audit DISABLE TRIGGER USER");
  await pool().query(statement, values);
  await pool().query("ALTER TABLE audit ENABLE TRIGGER USER");
}

test("the audit is read by filters that narrow, newest first and page by page", async () => {
  const { actor } = await signedIn("operator");
  const other = { kind: "system", name: "Worker" } as const;
  for (let index = 0; index < 5; index += 1) {
    await writeAudit(db(), { actor, action: "operation.request", outcome: { kind: "done" }, environmentId: ENVIRONMENT, summary: `Asked for deployment ${index}.` });
    await writeAudit(db(), { actor: other, action: "operation.settle", outcome: { kind: "refused", code: "stack-busy" }, summary: "100% busy." });
  }
  const read = async (query: Partial<AuditQuery>) => listAudit({ actor, query: { limit: 50, ...query } });
  expect((await read({ action: "operation.request" })).total).toBe(5);
  expect((await read({ action: "operation" })).total).toBe(10);
  expect((await read({ action: "opera" })).total).toBe(0);
  expect((await read({ actor: actor.personId })).total).toBe(5);
  expect((await read({ actor: "WORK" })).total).toBe(5);
  expect((await read({ outcome: "refused" })).items[0]).toMatchObject({ code: "stack-busy", actorKind: "system", actorId: null });
  expect((await read({ environmentId: ENVIRONMENT })).total).toBe(5);
  expect((await read({ q: "deployment 3" })).total).toBe(1);
  expect((await read({ q: "0%" })).total).toBe(5); // a percent sign is text, not a wildcard
  expect((await read({ q: "a%3" })).total).toBe(0);
  expect((await read({ from: new Date(Date.now() + 1_000).toISOString() })).total).toBe(0);
  expect((await read({ to: new Date(Date.now() + 60_000).toISOString(), action: "operation.request" })).total).toBe(5);

  const first = await read({ limit: 6 });
  const second = await read({ limit: 6, cursor: first.nextCursor ?? "" });
  const ids = [...first.items, ...second.items].map((entry) => BigInt(entry.id));
  expect(ids).toHaveLength(10);
  expect(ids.every((id, index) => index === 0 || id < (ids[index - 1] ?? 0n))).toBe(true);
  expect(second.nextCursor).toBeNull();
  await expect(read({ cursor: "WyIxOyBEUk9QIl0" })).rejects.toEqual(refusal("invalid-cursor"));
});

test("a viewer does not read the audit, and only an administrator checks it", async () => {
  const { actor: viewer } = await signedIn("viewer");
  const { actor: operator } = await signedIn("operator");
  await expect(listAudit({ actor: viewer, query: { limit: 50 } })).rejects.toEqual(refusal("forbidden"));
  await expect(verifyAuditChain({ actor: operator, now })).rejects.toEqual(refusal("forbidden"));
});

test("no ordinary statement changes or removes a row", async () => {
  await writeAudit(db(), { actor: { kind: "system", name: "Test" }, action: "test.act", outcome: { kind: "done" }, summary: "Something." });
  await expect(pool().query("UPDATE audit SET summary = 'nothing'")).rejects.toThrow("append-only");
  await expect(pool().query("DELETE FROM audit")).rejects.toThrow("append-only");
  await expect(pool().query("TRUNCATE audit")).rejects.toThrow("append-only");
});

test("the chain holds while many write at once, and names the first row that somebody touched", async () => {
  const { actor } = await signedIn("admin");
  await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      writeAudit(db(), { actor, action: "test.act", outcome: { kind: "done" }, summary: `Act ${index} – “ünïcode”`, details: { index, half: 0.5, none: null, text: "a\u001fb" } }),
    ),
  );
  const intact = await verifyAuditChain({ actor, now });
  expect(intact).toMatchObject({ state: "intact", rows: await db().audit.count() });

  const rows = await db().audit.findMany({ orderBy: { id: "asc" }, select: { id: true, summary: true } });
  const [victim, later] = [rows.at(-10), rows.at(-5)];
  if (!victim || !later) throw new Error("there are forty rows");
  await tamper("UPDATE audit SET summary = 'Somebody else did it.' WHERE id = $1", [victim.id]);
  expect(await verifyAuditChain({ actor, now })).toMatchObject({ state: "broken", firstBroken: { id: String(victim.id), what: "content" } });

  await tamper("UPDATE audit SET summary = $2 WHERE id = $1", [victim.id, victim.summary]);
  await tamper("DELETE FROM audit WHERE id = $1", [rows.at(-6)?.id]);
  expect(await verifyAuditChain({ actor, now })).toMatchObject({ state: "broken", firstBroken: { id: String(later.id), what: "link" } });
});
