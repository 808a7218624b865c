"use client";

import { CursorPagination } from "@/components/ui/cursor-pagination";

import { BOARD_LIST, type BoardListState } from "../search-params";

/** Nothing where all environments are on one page. */
export function BoardPages({ state, board }: { state: BoardListState; board: { nextCursor: string | null; total: number } }) {
  if (board.nextCursor === null && state.page === 1) return null;
  return <CursorPagination label="Pages of the board" shape={BOARD_LIST} state={state} page={board} />;
}
