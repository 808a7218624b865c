import { expect, test } from "vitest";

import { parameterInputs } from "./parameter-inputs";

const declared = [
  { name: "Size", noEcho: false },
  { name: "Password", noEcho: true },
];

test("a secret parameter of a running stack keeps the value that only AWS knows", () => {
  expect(parameterInputs(declared, { Size: "2" }, new Set(["Size", "Password"]))).toEqual([
    { key: "Size", value: "2" },
    { key: "Password", usePrevious: true },
  ]);
});

test("on a new stack a secret parameter takes the template's default", () => {
  expect(parameterInputs(declared, { Size: "2" }, new Set())).toEqual([{ key: "Size", value: "2" }]);
});

// **** is what AWS shows instead of a secret; sent back, it would become the secret.
test("even a stored value of a secret parameter is never sent", () => {
  expect(parameterInputs(declared, { Size: "2", Password: "****" }, new Set(["Password"]))).not.toContainEqual(expect.objectContaining({ value: "****" }));
});

test("what the template does not declare is not sent", () => {
  expect(parameterInputs(declared, { Size: "2", Gone: "x" }, new Set())).toEqual([{ key: "Size", value: "2" }]);
});
