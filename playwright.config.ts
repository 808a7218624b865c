import { execFileSync } from "node:child_process";

import { defineConfig } from "@playwright/test";

// This file is read again by every worker process: what is decided once goes through the environment. The port is
// settled here because the base address has to be known before the product is up.
process.env.PILOTHOUSE_E2E_PORT ??= execFileSync(process.execPath, [
  "-e",
  "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); })",
])
  .toString()
  .trim();

const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./scripts/testing/journeys-global-setup.mjs",
  workers: 1, // the journeys share one account, and the machine two cores
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  outputDir: "test-results/journeys",
  reporter: [["list"], ["json", { outputFile: process.env.PILOTHOUSE_JOURNEYS_REPORT ?? "test-results/journeys.json" }]],
  use: {
    baseURL: `http://127.0.0.1:${process.env.PILOTHOUSE_E2E_PORT}`,
    actionTimeout: 15_000, // a button that never comes is told as such, not as a journey that took too long
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      // Set by the global set-up, which looks for a browser and installs one where there is none.
      executablePath: process.env.PILOTHOUSE_E2E_BROWSER,
      args: [
        // Debian's Chromium asks the network for updates and lists before the first page, and waits where there is none.
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        "--disable-gpu",
        ...(isRoot ? ["--no-sandbox"] : []), // Chromium's own sandbox refuses root
      ],
    },
  },
});
