import { defineEnvironment, launchingEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { operationPage } from "./steps/operation-page";
import { AT_ONCE, NEARLY_STILL, setSpeed } from "./steps/sandbox";

const NOBODY = "0198c0de-0000-7000-8000-00000000beef";

test("an address that names nothing says so, inside the panel", async ({ page }) => {
  for (const [path, title] of [
    [`/environments/${NOBODY}`, "There is no such environment"],
    ["/environments/not-an-id", "There is no such environment"],
    [`/environments/${NOBODY}/operations/${NOBODY}`, "There is no such operation"],
    ["/no-such-page", "There is no such page"],
    ["/catalog/no-such-system", "There is no such page"],
    ["/catalog/harvest/no-such-option", "There is no such page"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages", exact: true })).toBeVisible();
  }
});

test("an operation's page says when it no longer hears anything, asks by itself meanwhile, and is live again when it can", async ({ page }) => {
  await setSpeed(NEARLY_STILL);
  const environment = await launchingEnvironment("offline");
  const operation = operationPage(page);
  await page.route("**/api/v1/stream?*", (route) => route.abort("connectionreset"));
  await operation.open(environment);
  await expect(page.getByText(/^Not live for \d+ s$/)).toBeVisible();
  await operation.says("Creating");
  const known = await page.getByRole("region", { name: "Newest events" }).getByRole("listitem").count();
  await expect.poll(() => page.getByRole("region", { name: "Newest events" }).getByRole("listitem").count()).toBeGreaterThan(known);

  await page.unroute("**/api/v1/stream?*");
  await page.evaluate(() => dispatchEvent(new Event("online"))); // what a browser says when its network is back
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await setSpeed(AT_ONCE);
  await operation.says("Launched", { timeout: 30_000 });
});

test("a list opens at its first page where the link to another was cut off", async ({ page }) => {
  const { id } = await defineEnvironment("cut-off");
  for (const path of ["/", "/audit", `/environments/${id}/releases`, `/environments/${id}/operations`]) {
    await page.goto(`${path}?cursor=WyJ&page=7`);
    await expect(page.getByText(/^page 1 of \d+$/)).toBeVisible();
  }
});

test("a sign-in that is over leads back to where it was", async ({ page, context }) => {
  await page.goto("/audit?outcome=refused");
  await expect(page.getByRole("heading", { name: "Audit" })).toBeVisible();
  await context.clearCookies();
  await page.goto("/audit?outcome=refused");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("callbackUrl")).toBe("/audit?outcome=refused");
});
