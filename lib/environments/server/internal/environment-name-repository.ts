import "server-only";

import type { Database } from "@/lib/db/transaction";

export type EnvironmentName = { id: string; name: string };

export const findEnvironmentNames = (tx: Database, limit: number): Promise<EnvironmentName[]> =>
  tx.$queryRaw<EnvironmentName[]>`SELECT e.id::text, e.name FROM environment e WHERE e.removed_at IS NULL ORDER BY lower(e.name), e.id LIMIT ${limit}`;
