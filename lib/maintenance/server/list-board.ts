import "server-only";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { listEnvironments } from "@/lib/environments/server/list-environments";

import type { BoardInput } from "../board-query";
import type { BoardView } from "../board-view";
import { loadBoardEnvironments } from "./internal/load-board-environments";

/**
 * Tasks of a period for a page of environments, each by its own clock, with state, streak and what is overdue. Seven statements, whatever
 * the number of environments. Throws `AppError` "invalid-cursor".
 */
export async function listBoard({ actor, now, period, date, cursor, limit, filter, q }: { actor: Actor; now: Date } & BoardInput): Promise<BoardView> {
  authorize(actor, "maintenance:read");
  const page = await listEnvironments({ actor, cursor, limit, sort: "name", filter, q });
  const environments = await loadBoardEnvironments({ period, date, now, ids: page.items.map(({ id }) => id) });
  return { period, date: date ?? null, items: environments, nextCursor: page.nextCursor, total: page.total };
}
