import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";

import type { DisturbancesView } from "../sandbox-disturbances";
import { openSandbox } from "./internal/open-sandbox";

/** What goes wrong in the sandbox's running stacks now. Throws `AppError` "sandbox-only". */
export async function readSandboxDisturbances({ actor }: { actor: Actor }): Promise<DisturbancesView> {
  authorize(actor, "accounts:read");
  const { control } = await openSandbox();
  return { disturbances: await control.readDisturbances() };
}
