import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";

import type { SandboxFaultsView } from "../sandbox-controls";
import { openSandbox } from "./internal/open-sandbox";

/** The failures that are set in the sandbox now. Throws `AppError` "sandbox-only". */
export async function readSandboxFaults({ actor }: { actor: Actor }): Promise<SandboxFaultsView> {
  authorize(actor, "accounts:read");
  const { control } = await openSandbox();
  return { faults: await control.readFaults() };
}
