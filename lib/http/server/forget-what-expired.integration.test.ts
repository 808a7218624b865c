import { expect, test } from "vitest";

import { signedIn } from "@/lib/auth/testing/signed-in";
import { db } from "@/lib/db/client";

import { forgetWhatExpired } from "./forget-what-expired";

test("sessions and answers are forgotten when nobody can use them, and not before", async () => {
  const now = new Date();
  const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  const [long, recent] = [await signedIn("viewer"), await signedIn("viewer")];
  await db().session.update({ where: { id: long.actor.sessionId }, data: { expiresAt: ago(91 * 24) } });
  await db().session.update({ where: { id: recent.actor.sessionId }, data: { expiresAt: ago(1) } });
  for (const [key, hours] of [["old", 25], ["young", 23]] as const)
    await db().idempotencyKey.create({ data: { actorKey: "person:x", key, requestHash: "h", createdAt: ago(hours) } });
  await forgetWhatExpired.run({}, { now, signal: new AbortController().signal });
  expect((await db().session.findMany()).map((session) => session.id)).toEqual([recent.actor.sessionId]);
  expect((await db().idempotencyKey.findMany()).map((row) => row.key)).toEqual(["young"]);
});
