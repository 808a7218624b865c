import { expect, test } from "vitest";

import { contentSecurityPolicy } from "./content-security-policy";

test("a page runs only scripts that carry its own nonce", () => {
  const policy = contentSecurityPolicy({ nonce: "bm9uY2U=", https: true, development: false });
  const script = policy.split("; ").find((directive) => directive.startsWith("script-src "));
  expect(script).toBe("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
  expect(policy).not.toContain("unsafe-eval");
  expect(policy.match(/'unsafe-inline'/g)).toHaveLength(1); // style attributes
  for (const closed of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "connect-src 'self'"])
    expect(policy).toContain(closed);
});
