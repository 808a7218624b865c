import { expect, test } from "vitest";

import { inOrder } from "./event-order";

const second = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 12, 0, 0, seconds * 1_000));
const polled = (id: bigint, position: number, at: number) => ({ id, position, at: second(at) });
const told = (id: bigint, at: number) => ({ id, position: null, at: second(at) });

test.each<[string, (ReturnType<typeof polled> | ReturnType<typeof told>)[], number | null, bigint[]]>([
  ["what polling read comes by its position, whatever the times say", [polled(1n, 1, 3), polled(2n, 0, 4)], 4, [2n, 1n]],
  ["what only the feed tells comes after it", [told(1n, 9), polled(2n, 0, 4)], 4, [2n, 1n]],
  ["of the feed's, the later stamped comes later, and of two in one second the later arrived", [told(3n, 9), told(2n, 9), told(1n, 12)], null, [2n, 3n, 1n]],
  ["a stamp of the same second as the last that polling read may be the next event", [polled(1n, 0, 4.8), told(2n, 4)], 4.8, [1n, 2n]],
  ["what the feed claims for before the last that polling read never outranks it", [polled(1n, 7, 4), told(2n, 3)], 4, [1n]],
  ["nor where that last one is another resource's", [polled(1n, 7, 4), told(2n, 6)], 20, [1n]],
  ["before anything is polled the feed is all there is", [told(1n, 2), told(2n, 1)], null, [2n, 1n]],
])("%s", (_, events, polledThrough, ids) => {
  expect(inOrder(events, polledThrough === null ? null : second(polledThrough)).map(({ id }) => id)).toEqual(ids);
});
