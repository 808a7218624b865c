import "server-only";

import type { Database } from "@/lib/db/transaction";
import { publish } from "@/lib/stream/server/stream-repository";

import { findEnvironmentView } from "./environment-view-repository";

/** Tells open pages how an environment stands now, when the caller's transaction commits. A removed one says nothing. */
export async function publishEnvironment(tx: Database, environmentId: string): Promise<void> {
  const view = await findEnvironmentView(tx, environmentId);
  if (view) await publish(tx, { topics: ["environments", `environment:${environmentId}`], event: "environment", data: view });
}
