import { expect, test } from "vitest";

import { labelledName, parameterLabels } from "./labelled-name";

const labels = parameterLabels([
  { name: "VolumeSizeGib", label: "Disk size (GiB)" },
  { name: "RateLimit", label: null },
]);

test("a setting is named as its form names it, beside the name that the API knows", () => {
  expect(labelledName("VolumeSizeGib", labels)).toBe("Disk size (GiB) (VolumeSizeGib)");
  expect(labelledName("RateLimit", labels)).toBe("RateLimit");
});

test("what every object has is no label", () => {
  expect(labelledName("constructor", labels)).toBe("constructor");
});
