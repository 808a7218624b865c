import { expect, test } from "vitest";

import { shareLook } from "./share-look";

const counting = () => {
  let looks = 0;
  return { look: async () => (looks += 1), looks: () => looks };
};

test("who asks the same within two seconds shares one look; afterwards, and for another question, there is another", async () => {
  const { look, looks } = counting();
  await Promise.all([shareLook("a", 0, look), shareLook("a", 1_999, look)]);
  expect(looks()).toBe(1);
  expect(await shareLook("b", 1_999, look)).toBe(2);
  expect(await shareLook("a", 2_000, look)).toBe(3);
});

test("a look that failed is made again", async () => {
  const { look } = counting();
  await expect(shareLook("failing", 10_000, () => Promise.reject(new Error("no answer")))).rejects.toThrow("no answer");
  expect(await shareLook("failing", 10_001, look)).toBe(1);
});
