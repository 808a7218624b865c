import { expect, test } from "vitest";

import { linkLook, safeLink } from "./text-links";

test.each([
  ["https://example.org/runbook", "https://example.org/runbook"],
  ["http://example.org", "http://example.org/"],
  ["#dashboards:name=Other", "https://console.aws.amazon.com/cloudwatch/home#dashboards:name=Other"],
  ["/ecs/home?region=us-east-1", "https://console.aws.amazon.com/ecs/home?region=us-east-1"],
  ["//example.org/x", "https://example.org/x"],
  ["javascript:alert(1)", null],
  [" JaVaScRiPt:alert(1)", null],
  ["java\nscript:alert(1)", null],
  ["data:text/html,<script>alert(1)</script>", null],
  ["vbscript:x", null],
  ["mailto:a@example.org", null],
  ["file:///etc/passwd", null],
  ["http://[", null],
  ["", null],
  [null, null],
])("a link to %j leads to %s", (href, leads) => {
  expect(safeLink(href)).toBe(leads);
});

test.each([
  ["Runbook", { kind: "link", label: "Runbook" }],
  ["button:Open the runbook", { kind: "button", label: "Open the runbook", isPrimary: false }],
  ["button:primary:Restart", { kind: "button", label: "Restart", isPrimary: true }],
  ["button:", { kind: "link", label: "button:" }],
])("%s", (text, look) => {
  expect(linkLook(text)).toEqual(look);
});
