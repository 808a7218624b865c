import { expect, test } from "vitest";

import { counted } from "./counted";

test("one thing is singular", () => {
  expect(counted(1, "resource")).toBe("1 resource");
  expect(counted(1_200, "person", "people")).toBe("1,200 people");
});
