import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";

import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";

import { runSupervisor } from "../testing/run-supervisor.mjs";
import { makeTemporaryHome, removeHome } from "../testing/temporary-home.mjs";
import { tryLock } from "./lock-file.mjs";

let home;

beforeEach(async () => {
  home = await makeTemporaryHome();
});
afterEach(() => removeHome(home));

test("a port that is taken is named, with the variable that changes it", async () => {
  const other = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const { port } = other.address();
  await refuses({ PORT: String(port) }, `Port ${port} on 127.0.0.1 is taken by another program; choose another with PORT=${port + 1}.`);
  other.close();
});

// A path below a file: root may write everywhere else.
test("a data folder that cannot be written is named", async () => {
  writeFileSync(path.join(home, "file"), "");
  const below = path.join(home, "file", "data");
  await refuses({ PILOTHOUSE_HOME: below }, `The data folder ${below} cannot be written (ENOTDIR); set PILOTHOUSE_HOME to a folder that can.`);
});

test("a second start on the same data folder is told of the first", async () => {
  const first = tryLock(path.join(home, "run", "instance.lock"));
  await refuses({}, `Another Pilothouse (process ${process.pid}) runs on the data folder ${home}; stop it, or set PILOTHOUSE_HOME to another folder.`);
  first.release();
});

test("a wrong setting is refused before anything is done", async () => {
  await refuses({ PORT: "http" }, 'PORT is "http"; it must be a whole number from 0 to 65535.');
});

test("without Python the sentence says what to install, and how to go without", async () => {
  await refuses(
    { PATH: folderOfPrograms({}) },
    "The sandbox needs Python 3.10 or later, and none is on PATH. Install python3, or set PILOTHOUSE_SANDBOX=off to use AWS only.",
  );
});

test("a Python that is too old is named with its version", async () => {
  await refuses(
    { PATH: folderOfPrograms({ python3: "#!/bin/sh\necho 3.9.2\n" }) },
    "The sandbox needs Python 3.10 or later; this machine has 3.9.2. Install a newer one, or set PILOTHOUSE_SANDBOX=off to use AWS only.",
  );
});

test("a database that a newer version migrated is left alone", async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ('x', 'x', now(), '29990101000000_from_the_future', 1)",
  );
  await refuses(
    { DATABASE_URL: process.env.DATABASE_URL, PILOTHOUSE_SANDBOX: "off" },
    "The database was changed by a newer version of Pilothouse (migration 29990101000000_from_the_future); start that version, or use another database.",
  );
  await client.query("DELETE FROM _prisma_migrations WHERE id = 'x'");
  await client.end();
});

test("a database that does not answer is named without its password", async () => {
  const output = await refuses(
    { DATABASE_URL: "postgresql://me:secret@127.0.0.1:1/x", PILOTHOUSE_SANDBOX: "off" },
    "The database at 127.0.0.1:1 cannot be used: connect ECONNREFUSED 127.0.0.1:1.",
  );
  expect(output).not.toContain("secret");
});

/** Starts Pilothouse, and expects exit 1 with this sentence on a line of its own. */
async function refuses(env, sentence) {
  const product = runSupervisor({ PORT: "0", PILOTHOUSE_HOME: home, ...env });
  const { exitCode } = await product.ended;
  expect(product.output().split("\n")).toContain(sentence);
  expect(exitCode).toBe(1);
  return product.output();
}

/** A PATH on which only these scripts are found, and the shell's own needs. */
function folderOfPrograms(scripts) {
  const folder = path.join(home, "programs");
  mkdirSync(folder);
  for (const name of ["sh", "env", "id", "test"]) symlinkSync(`/bin/${name}`, path.join(folder, name));
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), script);
    chmodSync(path.join(folder, name), 0o755);
  }
  return folder;
}
