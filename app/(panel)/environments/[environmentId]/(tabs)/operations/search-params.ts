import type { ListShape } from "@/components/ui/list-state";

/** Newest first, and nothing to choose but the page. */
export const OPERATION_LIST = { filters: [], sorts: ["-requestedAt"], defaultSort: "-requestedAt", pageSize: 50 } as const satisfies ListShape<string, string>;
