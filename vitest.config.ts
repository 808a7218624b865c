import path from "node:path";

import { defineConfig } from "vitest/config";

import { LongestFirst } from "./scripts/testing/longest-first.mjs";

const INTEGRATION_TESTS = "**/*.integration.test.{ts,tsx,mjs}";
const ELSEWHERE = ["node_modules/**", ".next/**", "dist/**", ".pilothouse/**", "sandbox/**", "e2e/**"];

const resolve = {
  alias: {
    "@": import.meta.dirname,
    // It throws outside a server build; tests of server code are such an outside.
    "server-only": path.join(import.meta.dirname, "node_modules/server-only/empty.js"),
  },
};

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          pool: "threads", // each file has its own, and they begin sooner than processes
          include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx,mjs}", "*.test.ts"],
          exclude: [...ELSEWHERE, INTEGRATION_TESTS],
          setupFiles: ["scripts/testing/this-machine-only.mjs"],
        },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: [INTEGRATION_TESTS],
          exclude: ELSEWHERE,
          globalSetup: ["scripts/testing/integration-global-setup.mjs"],
          setupFiles: ["scripts/testing/this-machine-only.mjs", "lib/aws/testing/use-own-sandbox.ts", "lib/db/testing/use-own-database.ts"],
          maxWorkers: 4, // they mostly wait for AWS’s pace: four keep two cores busy
          sequence: { groupOrder: 1 }, // after the unit tests, which run in as many workers as there are cores
          testTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } }, // what comes by itself: on a busy machine vitest's own second is too short
          hookTimeout: 60_000,
          env: {
            NEXTAUTH_URL: "http://127.0.0.1:3000",
            NEXTAUTH_SECRET: "tests-sign-sessions-with-a-secret-of-their-own",
            PILOTHOUSE_CHANNEL_KEY: "tests-seal-channels-with-a-key-of-their-own",
            PILOTHOUSE_LOOPBACK_WEBHOOKS: "1",
            PILOTHOUSE_LOG_LEVEL: "silent",
          },
        },
      },
    ],
  },
});
