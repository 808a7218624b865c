import { expect, test } from "vitest";

import { db } from "@/lib/db/client";

import { createTestDatabase } from "./create-test-database";

test("a test file works on a migrated database of its own", async () => {
  await db().$executeRaw`CREATE TABLE only_here (id int)`;
  const other = await createTestDatabase();
  expect(other.url).not.toBe(process.env.DATABASE_URL);
  await other.drop();
  expect(await db().$queryRaw`SELECT count(*)::int AS rows FROM only_here`).toEqual([{ rows: 0 }]);
});

test("no test reaches another machine", async () => {
  await expect(fetch("http://192.0.2.1/")).rejects.toThrow("fetch failed");
  expect(process.env.AWS_SHARED_CREDENTIALS_FILE).toBe("/dev/null");
});
