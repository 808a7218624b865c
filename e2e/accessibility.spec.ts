import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

import { defineEnvironment, updatedEnvironment, type Prepared } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { startOperation } from "./steps/panel-api";

type Place = { name: string; path: string; heading: string | RegExp };

async function preparePlaces(): Promise<Place[]> {
  const environment = await updatedEnvironment("seen", { RateLimit: "9/second" });
  const previewed = await defineEnvironment("waits");
  const { id } = await startOperation(previewed.id, { kind: "deploy" });
  return allPlaces(environment, { ...previewed, operationId: id });
}

function allPlaces(environment: Prepared, previewed: Prepared): Place[] {
  const here = `/environments/${environment.id}`;
  return [
    { name: "overview", path: "/", heading: "Overview" },
    { name: "catalogue", path: "/catalog", heading: "Catalogue" },
    { name: "system", path: "/catalog/harvest", heading: "Harvest" },
    { name: "option", path: "/catalog/prethrift/fargate", heading: /^Prethrift: / },
    { name: "option with a large bill", path: "/catalog/harvest/production", heading: /^Harvest: / },
    { name: "comparison of options", path: "/catalog/agent/compare?for=200-users", heading: "Compare options of AGENT" },
    { name: "comparison of systems", path: "/catalog/compare", heading: "Compare options" },
    { name: "launch, questions", path: "/launch?system=harvest", heading: "Launch an environment" },
    { name: "launch, option", path: "/launch?system=harvest&step=option", heading: "Launch an environment" },
    { name: "launch, settings", path: "/launch?system=prethrift&option=fargate", heading: "Launch an environment" },
    { name: "launch, price", path: "/launch?system=agent&option=single&step=price", heading: "Launch an environment" },
    { name: "environment", path: here, heading: environment.name },
    { name: "releases", path: `${here}/releases`, heading: environment.name },
    { name: "comparison", path: `${here}/releases?from=1&to=2`, heading: environment.name },
    { name: "new release", path: `${here}/releases/new`, heading: environment.name },
    { name: "operations", path: `${here}/operations`, heading: environment.name },
    { name: "resources", path: `${here}/resources`, heading: environment.name },
    { name: "environment's health", path: `${here}/health`, heading: environment.name },
    { name: "environment's dashboards", path: `${here}/dashboards`, heading: environment.name },
    { name: "effect of a release", path: `${here}/releases/2/effect`, heading: environment.name },
    { name: "dashboards of an account", path: "/dashboards", heading: "Dashboards" },
    { name: "logs", path: `${here}/logs`, heading: environment.name },
    { name: "environment's settings", path: `${here}/settings`, heading: environment.name },
    { name: "operation", path: `${here}/operations/${environment.operationId}`, heading: /^Update of / },
    { name: "preview", path: `/environments/${previewed.id}/operations/${previewed.operationId}`, heading: /^Launch of / },
    { name: "alarms", path: "/alarms", heading: "Alarms" },
    { name: "environment's alarms", path: `${here}/alarms`, heading: environment.name },
    { name: "costs", path: "/costs", heading: "Costs" },
    { name: "costs by service", path: "/costs?group=service", heading: "Costs" },
    { name: "environment's cost", path: `${here}/cost`, heading: environment.name },
    { name: "maintenance", path: "/maintenance", heading: "Maintenance" },
    { name: "maintenance of the month", path: "/maintenance?period=monthly", heading: "Maintenance" },
    { name: "maintenance task", path: `/maintenance/tasks/${environment.id}.queue.${new Date().toISOString().slice(0, 10)}`, heading: "Watch the queue" },
    { name: "maintenance report", path: `/maintenance/report?environmentId=${environment.id}`, heading: /^Maintenance report/ },
    { name: "environment's maintenance", path: `${here}/maintenance`, heading: environment.name },
    { name: "audit", path: "/audit", heading: "Audit" },
    { name: "accounts", path: "/settings/accounts", heading: "AWS accounts" },
    { name: "notifications", path: "/settings/notifications", heading: "Notifications" },
    { name: "people", path: "/settings/people", heading: "People" },
    { name: "prices", path: "/settings/prices", heading: "Prices" },
    { name: "sandbox", path: "/settings/sandbox", heading: "Sandbox" },
    { name: "own account", path: "/account", heading: "Your account" },
    { name: "not found", path: "/no-such-page", heading: "There is no such page" },
  ];
}

async function openEach(page: Page, look: (place: Place) => Promise<void>): Promise<void> {
  for (const place of await preparePlaces())
    await test.step(place.name, async () => {
      await page.goto(place.path);
      await expect(page.getByRole("heading", { name: place.heading, level: 1 }).first()).toBeVisible();
      await seeAll(page);
      await look(place);
    });
}

/** What Chromium leaves out as long as it is off the screen keeps its old colours; axe is to see it as somebody does who scrolls there. */
const seeAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { content-visibility: visible !important; }");
    document.adoptedStyleSheets.push(sheet);
  });

/**
 * In the page itself: else each look opens a blank page to gather the results of frames in, of which there are none, and takes half as long
 * again. All is looked at, but only what is found wrong is described node by node.
 */
const axe = (page: Page): AxeBuilder => new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] });

const findings = ({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>): string[] =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} (${failureSummary ?? ""})`));

/** How many pixels of the page stand beyond the window. */
const overhang = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const TELEPHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 720 };

test.describe("every page", () => {
  test.use({ role: "admin", viewport: TELEPHONE, colorScheme: "light", contextOptions: { reducedMotion: "reduce" } });
  test("has no finding of axe in light and dark, and on a telephone nothing to scroll sideways for", async ({ page }) => {
    test.slow();
    await openEach(page, async ({ name }) => {
      expect.soft(await overhang(page), `${name}, on a telephone`).toBe(0);
      await page.setViewportSize(DESK);
      expect.soft(findings(await axe(page).analyze()), name).toEqual([]);
      // The same page in other colours: what can differ is whether a text stands out from its ground.
      await page.emulateMedia({ colorScheme: "dark" });
      await expect(page.locator("body")).toHaveClass(/awsui-dark-mode/);
      expect.soft(findings(await axe(page).withRules(["color-contrast"]).analyze()), `${name}, dark`).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(TELEPHONE);
    });
  });
});

// Plain pages without the panel's frame, which is what follows a change of colours while a page is open.
for (const colorScheme of ["light", "dark"] as const)
  test.describe(`outside the panel, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: TELEPHONE });
    for (const { role, path, heading } of [
      { role: null, path: "/login", heading: "Sign in" },
      { role: "viewer", path: "/account/password", heading: "Change your password" },
    ] as const)
      test.describe(path, () => {
        test.use({ role });
        test(`${path} has no finding of axe, and nothing to scroll sideways for`, async ({ page }) => {
          await page.goto(path);
          await expect(page.getByRole("heading", { name: heading })).toBeVisible();
          expect(findings(await axe(page).analyze())).toEqual([]);
          expect(await overhang(page)).toBe(0);
        });
      });
  });
