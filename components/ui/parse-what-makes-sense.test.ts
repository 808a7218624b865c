import { expect, test } from "vitest";
import { z } from "zod";

import { parseWhatMakesSense, whatMakesNoSense } from "./parse-what-makes-sense";

const schema = z.object({ stage: z.enum(["dev", "prod"]).optional(), limit: z.int().default(50) });

test.each([
  [{ stage: "prod", limit: 20 }, { stage: "prod", limit: 20 }],
  [{ stage: "moon", limit: 20 }, { limit: 20 }],
  [{ stage: "moon", limit: "many" }, { limit: 50 }],
])("of the address %j, %j makes sense", (wanted, understood) => {
  expect(parseWhatMakesSense(schema, wanted)).toEqual(understood);
});

test("what makes no sense is named, so that the page can say what it left out", () => {
  expect(whatMakesNoSense(schema, { stage: "moon", limit: 20 })).toEqual(["stage"]);
  expect(whatMakesNoSense(schema, { stage: "prod" })).toEqual([]);
});
