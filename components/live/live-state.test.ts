import { expect, test } from "vitest";

import { liveWords } from "./live-state";

test("a short loss is not worth a word, a longer one says since when", () => {
  expect(liveWords({ kind: "reconnecting", since: 0, attempt: 2 }, 3_000)).toBeNull();
  expect(liveWords({ kind: "reconnecting", since: 0, attempt: 5 }, 31_000)?.word).toBe("Not live for 31 s");
  expect(liveWords({ kind: "reconnecting", since: 0, attempt: 40 }, 600_000)?.word).toBe("Not live for 10 min");
});

test("a page that is refused says what helps", () => {
  expect(liveWords({ kind: "refused", since: 0, status: 401 }, 0)?.detail).toContain("Sign in again");
  expect(liveWords({ kind: "live", since: 0 }, 0)?.tone).toBe("live");
});
