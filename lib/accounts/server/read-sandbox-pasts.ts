import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";

import type { SandboxPastsView } from "../sandbox-past";
import { openSandbox } from "./internal/open-sandbox";

/** Stacks that count as having run for months. Throws `AppError` "sandbox-only". */
export async function readSandboxPasts({ actor }: { actor: Actor }): Promise<SandboxPastsView> {
  authorize(actor, "accounts:read");
  const { control } = await openSandbox();
  return { pasts: await control.readPasts() };
}
