import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";
import type { Page } from "@/lib/shared/page";

import { listPossibleOwners } from "./internal/alarm-desk-repository";

/** Who an alarm can be given to: everybody who may sign in, by name. */
export async function listAlarmOwners({ actor }: { actor: Actor }): Promise<Page<{ id: string; name: string }>> {
  authorize(actor, "alarms:read");
  const items = await listPossibleOwners(database());
  return { items, nextCursor: null, total: items.length };
}
