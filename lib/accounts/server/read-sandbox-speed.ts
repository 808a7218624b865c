import "server-only";

import { authorize } from "@/lib/auth/authorize";
import type { Actor } from "@/lib/auth/actor";

import type { SandboxSpeed } from "../sandbox-controls";
import { openSandbox } from "./internal/open-sandbox";

/** How many times faster than AWS the sandbox works. Throws `AppError` "sandbox-only". */
export async function readSandboxSpeed({ actor }: { actor: Actor }): Promise<SandboxSpeed> {
  authorize(actor, "accounts:read");
  const { control } = await openSandbox();
  return { speed: await control.readSpeed() };
}
