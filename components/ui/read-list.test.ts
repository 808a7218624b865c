import { expect, test } from "vitest";

import { AppError } from "@/lib/shared/app-error";

import { parseListState } from "./list-state";
import { readList } from "./read-list";

const shape = { filters: ["stage"], sorts: ["name"], defaultSort: "name", pageSize: 50 } as const;
const state = parseListState(shape, { stage: "prod", cursor: "cut off", page: "3" });

test("a page is read where its address says", async () => {
  await expect(readList(state, async ({ cursor }) => `rows after ${cursor}`)).resolves.toEqual({ state, page: "rows after cut off" });
});

const onlyFirstPage = async ({ cursor }: typeof state) => {
  if (cursor !== null) throw new AppError("invalid-cursor", "Begin again.");
  return "first rows";
};

test("a cursor that leads nowhere opens the first page, with the filters as they were", async () => {
  await expect(readList(state, onlyFirstPage)).resolves.toEqual({ state: { ...state, cursor: null, page: 1 }, page: "first rows" });
});

// Only a lost place is mended: a refusal must never be shown as an empty first page.
test("any other refusal stays one", async () => {
  const refused = new AppError("forbidden", "No.");
  await expect(readList(state, () => Promise.reject(refused))).rejects.toBe(refused);
});
