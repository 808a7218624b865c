import { AppError } from "@/lib/shared/app-error";

import type { ListState } from "./list-state";

/**
 * Reads the page that a list's address names. Where its cursor is not one of this list (a link that was cut off when it was copied),
 * the first page is read instead, and the answered state says so.
 */
export async function readList<State extends ListState<string, string>, Page>(state: State, read: (state: State) => Promise<Page>): Promise<{ state: State; page: Page }> {
  try {
    return { state, page: await read(state) };
  } catch (error) {
    if (!(error instanceof AppError && error.code === "invalid-cursor")) throw error;
    const first = { ...state, cursor: null, page: 1 };
    return { state: first, page: await read(first) };
  }
}
