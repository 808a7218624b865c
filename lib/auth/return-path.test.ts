import fc from "fast-check";
import { expect, test } from "vitest";

import { safeReturnPath } from "./return-path";
import { signInPath } from "./sign-in-path";

test.each(["/", "/catalog", "/environments/1?tab=releases#latest", "/launch?system=harvest&option=minimal"])(
  "after signing in a person gets to the page they wanted: %s",
  (path) => expect(safeReturnPath(path)).toBe(path),
);

test.each([
  null, undefined, "", "catalog", "//evil.tld", "/\\evil.tld", "\\\\evil.tld", "https:evil", "https://evil.tld/", "javascript:alert(1)",
  "/\t/evil.tld", "/\n/evil.tld", "/a/..//evil.tld", "/.//evil.tld", "/%2e//evil.tld", "data:text/html,x", " //evil.tld", "/\u0000//evil.tld",
])("a return address that could leave the site leads to the overview: %j", (path) => {
  expect(safeReturnPath(path)).toBe("/");
});

test("no text whatever makes a return address that leaves the site", () => {
  const awkward = fc.string({ unit: fc.constantFrom("/", "\\", ".", "%", "2", "e", "f", ":", "@", "a", "\t", "?", "#", "5", "c") });
  fc.assert(
    fc.property(awkward, (text) => {
      const path = safeReturnPath(`/${text}`);
      expect(new URL(path, "https://panel.example.org").origin).toBe("https://panel.example.org");
    }),
    { numRuns: 2_000 },
  );
});

test("the sign-in page is told where to go back to, and nothing where that is the overview", () => {
  expect(signInPath("/catalog?a=b")).toBe("/login?callbackUrl=%2Fcatalog%3Fa%3Db");
  expect(signInPath("//evil.tld")).toBe("/login");
});
