import { expect, test } from "vitest";

import { createTopicBoard, TAB_GONE_AFTER_MS } from "./topic-board";

test("one connection carries what all tabs want, each topic once", () => {
  const board = createTopicBoard();
  board.set("a", ["environments", "operation:1"], 0);
  board.set("b", ["operation:1", "operation:2"], 0);
  expect(board.union(1)).toEqual(["environments", "operation:1", "operation:2"]);
});

test("a tab that closed, or died without a word, stops costing topics", () => {
  const board = createTopicBoard();
  board.set("a", ["environments"], 0);
  board.set("b", ["operation:1"], 0);
  board.set("c", ["operation:2"], TAB_GONE_AFTER_MS);
  board.remove("a");
  expect(board.union(TAB_GONE_AFTER_MS + 1)).toEqual(["operation:2"]);
});

test("with more than fifty topics, the tabs used last are served", () => {
  const board = createTopicBoard();
  board.set("old", Array.from({ length: 50 }, (_, n) => `operation:old-${n}`), 0);
  board.set("new", ["environments"], 10);
  const union = board.union(11);
  expect(union).toHaveLength(50);
  expect(union).toContain("environments");
});
