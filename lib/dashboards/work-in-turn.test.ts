import { expect, test } from "vitest";

import { workInTurn } from "./work-in-turn";

test("answers stand in the order of the items, and no more than so many are under way", async () => {
  let underWay = 0;
  let most = 0;
  const work = async (item: number): Promise<string> => {
    most = Math.max(most, (underWay += 1));
    for (let waits = 0; waits < 5 - item; waits += 1) await Promise.resolve();
    underWay -= 1;
    return `done ${item}`;
  };
  expect(await workInTurn([1, 2, 3, 4, 5], { atOnce: 2, hasTime: () => true, work, late: () => "late" })).toEqual(["done 1", "done 2", "done 3", "done 4", "done 5"]);
  expect(most).toBe(2);
});

test("what has not begun in time is not begun at all", async () => {
  const begun: number[] = [];
  const work = async (item: number): Promise<string> => `done ${begun.push(item)}`;
  expect(await workInTurn([1, 2, 3], { atOnce: 1, hasTime: () => begun.length < 2, work, late: (item) => `late ${item}` })).toEqual(["done 1", "done 2", "late 3"]);
});
