import path from "node:path";

import { expect, test } from "vitest";

import { inCheckout } from "./checkout.mjs";
import { readSettings } from "./settings.mjs";

const nowhere = { HOME: "/nonexistent" };

test("with nothing set, the panel listens on this machine's port 3000 and has a sandbox at speed 20", () => {
  expect(readSettings(nowhere)).toEqual({
    host: "127.0.0.1",
    port: 3000,
    home: inCheckout(".pilothouse"),
    databaseUrl: null,
    publicUrl: null,
    runsSandbox: true,
    sandboxSpeed: 20,
    sandboxPort: null,
    sandboxPython: null,
  });
});

test.each([
  [{ PORT: "web" }, 'PORT is "web"; it must be a whole number from 0 to 65535.'],
  [{ PORT: "70000" }, 'PORT is "70000"; it must be a whole number from 0 to 65535.'],
  [{ SANDBOX_SPEED: "0" }, 'SANDBOX_SPEED is "0"; it must be a number above 0 and at most 10000.'],
  [{ SANDBOX_SPEED: "fast" }, 'SANDBOX_SPEED is "fast"; it must be a number above 0 and at most 10000.'],
  [{ PILOTHOUSE_SANDBOX: "yes" }, 'PILOTHOUSE_SANDBOX is "yes"; it must be one of auto, on, off.'],
  [{ DATABASE_URL: "mysql://db/x" }, "DATABASE_URL must read postgresql://user:password@host:port/database."],
])("a wrong setting %o is refused in one sentence", (env, sentence) => {
  expect(() => readSettings({ ...nowhere, ...env })).toThrow(sentence);
});

test("a relative data folder is meant from where the person typed the command", () => {
  expect(readSettings({ ...nowhere, INIT_CWD: "/srv/panel", PILOTHOUSE_HOME: "data" }).home).toBe(path.resolve("/srv/panel/data"));
});

test("the sandbox stays off where AWS credentials are configured, unless it is asked for", () => {
  const withKey = { ...nowhere, AWS_ACCESS_KEY_ID: "AKIAEXAMPLE" };
  expect(readSettings(withKey).runsSandbox).toBe(false);
  expect(readSettings({ ...withKey, PILOTHOUSE_SANDBOX: "on" }).runsSandbox).toBe(true);
  expect(readSettings({ ...nowhere, PILOTHOUSE_SANDBOX: "off" }).runsSandbox).toBe(false);
});
