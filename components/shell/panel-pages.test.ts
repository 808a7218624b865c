import { expect, test } from "vitest";

import { currentPage, PANEL_PAGES, pagesFor } from "./panel-pages";

test("a viewer is offered neither launching nor people, and nobody the sandbox's controls without a sandbox", () => {
  expect(pagesFor("viewer", true).map(({ label }) => label)).toEqual(["Overview", "Catalogue", "Alarms", "Maintenance", "Dashboards", "Costs", "AWS accounts", "Prices", "Notifications", "Your account"]);
  expect(pagesFor("admin", false).map(({ label }) => label)).not.toContain("Sandbox");
  expect(pagesFor("operator", true).map(({ label }) => label)).toContain("Sandbox");
});

test.each([
  ["/", "Overview"],
  ["/environments/0198/operations/1", "Overview"],
  ["/catalog/harvest/minimal", "Catalogue"],
  ["/settings/people", "People"],
  ["/account", "Your account"],
  ["/catalogue-of-something-else", undefined],
])("%s is marked in the navigation as %s", (pathname, label) => {
  expect(currentPage(pathname, PANEL_PAGES)?.label).toBe(label);
});
