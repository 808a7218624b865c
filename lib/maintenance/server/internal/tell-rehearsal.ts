import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { publish } from "@/lib/stream/server/stream-repository";

/** Has open maintenance pages look again. */
export const tellRehearsal = (tx: Transaction, environmentId: string): Promise<void> =>
  publish(tx, { topics: ["maintenance"], event: "maintenance", data: { environmentId, taskKey: null, instance: null } });
