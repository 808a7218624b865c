import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";
import { runCommand } from "../supervisor/command.mjs";
import { withCheckoutLock } from "./checkout-lock.mjs";
import { prismaCommand } from "./prisma-command.mjs";

const stamp = () => inCheckout("lib", "db", "generated", ".generated-from");

/**
 * Writes the typed database client to lib/db/generated, where the schema or Prisma changed since the last time.
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 */
export async function generatePrismaClient({ note, wards, signal }) {
  if (isCurrent()) return "up to date";
  return withCheckoutLock(note, async () => {
    if (isCurrent()) return "up to date";
    const { command, args, env } = prismaCommand(["generate"], null);
    await runCommand(command, args, { sentence: "The schema in prisma/ could not be turned into a client.", cwd: CHECKOUT, env, wards, signal });
    writeFileSync(stamp(), fingerprint());
    return "generated";
  });
}

const isCurrent = () => existsSync(stamp()) && readFileSync(stamp(), "utf8") === fingerprint();

function fingerprint() {
  const { version } = JSON.parse(readFileSync(inCheckout("node_modules", "prisma", "package.json"), "utf8"));
  const hash = createHash("sha256").update(version);
  for (const name of readdirSync(inCheckout("prisma")).filter((file) => file.endsWith(".prisma")).sort()) hash.update(readFileSync(inCheckout("prisma", name)));
  return hash.digest("hex");
}
