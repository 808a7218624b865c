import { launchingEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { operationPage } from "./steps/operation-page";
import { AT_ONCE, NEARLY_STILL, setSpeed } from "./steps/sandbox";

const NOBODY = "0198c0de-0000-7000-8000-00000000beef";

test("an address that names nothing says so, inside the panel", async ({ page }) => {
  for (const [path, title] of [
    [`/environments/${NOBODY}`, "There is no such environment"],
    ["/environments/not-an-id", "There is no such environment"],
    [`/environments/${NOBODY}/operations/${NOBODY}`, "There is no such operation"],
    ["/catalog/harvest/no-such-option", "There is no such page"],
    ["/no-such-page", "There is no such page"],
  ] as const) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Pages", exact: true })).toBeVisible();
  }
});

test("an operation's page says when it no longer hears anything, and catches up by itself", async ({ page, context }) => {
  await setSpeed(NEARLY_STILL);
  const environment = await launchingEnvironment("offline");
  const operation = operationPage(page);
  await operation.open(environment);
  await operation.says("Creating");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();

  await context.setOffline(true);
  await page.evaluate(() => dispatchEvent(new Event("offline")));
  await expect(page.getByText(/^Not live for \d+ s$/)).toBeVisible({ timeout: 60_000 });
  await operation.says("Creating");

  await context.setOffline(false);
  await setSpeed(AT_ONCE);
  await operation.says("Launched", { timeout: 45_000 });
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
});

test("a sign-in that is over leads back to where it was", async ({ page, context }) => {
  await page.goto("/audit?outcome=refused");
  await expect(page.getByRole("heading", { name: "Audit" })).toBeVisible();
  await context.clearCookies();
  await page.goto("/audit?outcome=refused");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(new URL(page.url()).searchParams.get("callbackUrl")).toBe("/audit?outcome=refused");
});
