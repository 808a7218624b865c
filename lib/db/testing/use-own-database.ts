import { afterAll } from "vitest";

import { closeDb } from "@/lib/db/client";

import { createTestDatabase } from "./create-test-database";

// Runs before each integration test file is loaded: `db()` reads DATABASE_URL at its first use, so the file's whole
// code works on a database that no other file sees.
const database = await createTestDatabase();
process.env.DATABASE_URL = database.url;

afterAll(async () => {
  await closeDb();
  await database.drop();
});
