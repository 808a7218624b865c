import type { z } from "zod";

import { sandboxFaultInputSchema, type SandboxFaultsView } from "@/lib/accounts/sandbox-controls";

export type FaultInput = z.output<typeof sandboxFaultInputSchema>;

/** A fault as listed, as it is sent back with the list; null for one that this API could not have set (made by another client). */
export function toFaultInput({ id: _, ...fault }: SandboxFaultsView["faults"][number]): FaultInput | null {
  const parsed = sandboxFaultInputSchema.safeParse(fault);
  return parsed.success ? parsed.data : null;
}
