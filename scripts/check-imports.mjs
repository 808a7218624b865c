import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import { CHECKOUT, inCheckout } from "./supervisor/checkout.mjs";

const ROOTS = ["app", "components", "lib", "proxy.ts", "scripts/entries"].filter((name) => existsSync(inCheckout(name)));

/** dependency-cruiser ends with success when it understood no file at all, so its module count decides as well. */
const { stdout, stderr } = spawnSync(
  process.execPath,
  [inCheckout("node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs"), "--config", ".dependency-cruiser.cjs", "--output-type", "json", ...ROOTS],
  { cwd: CHECKOUT, encoding: "utf8", maxBuffer: 200_000_000 },
);

/** @type {{ totalCruised: number, violations: { from: string, to: string, rule: { name: string, severity: string } }[] } | null} */
const summary = parseSummary();
if (!summary) {
  console.error(`dependency-cruiser gave no answer:\n${stderr || stdout.slice(0, 2_000)}`);
  process.exit(1);
}
for (const { from, to, rule } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`);
console.log(`${summary.totalCruised} modules, ${summary.violations.length} violations of the import rules`);
if (summary.totalCruised === 0) console.error("No module was read: the check proves nothing.");
process.exit(summary.totalCruised > 0 && summary.violations.length === 0 ? 0 : 1);

function parseSummary() {
  try {
    return JSON.parse(stdout).summary;
  } catch {
    return null; // the caller prints what it said instead
  }
}
