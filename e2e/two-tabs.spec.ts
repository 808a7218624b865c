import type { BrowserContext, Request } from "@playwright/test";

import { launchingEnvironment, untilOperation } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { operationPage, percentOf } from "./steps/operation-page";
import { AT_ONCE, setSpeed, WATCHABLE } from "./steps/sandbox";

/** Counts the event streams that a browser holds open. */
function countStreams(context: BrowserContext) {
  const count = { now: 0 };
  const change = (by: number) => (request: Request) => {
    if (new URL(request.url()).pathname === "/api/v1/stream") count.now += by;
  };
  context.on("request", change(1));
  context.on("requestfinished", change(-1));
  context.on("requestfailed", change(-1));
  return count;
}

test("two tabs share one event stream, both stay live, and the other takes over when one closes", async ({ page, context }) => {
  const streams = countStreams(context);
  await setSpeed(WATCHABLE);
  const environment = await launchingEnvironment("tabs");
  const other = await context.newPage();

  await page.goto("/");
  await operationPage(other).open(environment);
  await operationPage(other).says("Creating");
  await expect(page.getByRole("progressbar", { name: `Progress of ${environment.name}` })).toBeVisible();
  await expect.poll(() => streams.now).toBe(1);

  const progressHere = () => percentOf(page.getByRole("progressbar", { name: `Progress of ${environment.name}` }));
  const before = { here: await progressHere(), there: await operationPage(other).percent() };
  await setSpeed(AT_ONCE / 50);
  await expect.poll(progressHere).toBeGreaterThan(before.here);
  await expect.poll(operationPage(other).percent).toBeGreaterThan(before.there);

  await page.close();
  await expect.poll(() => streams.now).toBe(1);
  await expect(other.getByText("Live", { exact: true })).toBeVisible();
  await setSpeed(AT_ONCE);
  await operationPage(other).says("Launched", { timeout: 30_000 });
  await untilOperation(environment.operationId, "succeeded");
});

test("the palette goes anywhere by keyboard alone", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Environment, option, page or operation" });
  await expect(field).toBeFocused();
  await page.keyboard.type("prethrift");
  await expect(page.getByRole("dialog", { name: "Search or jump" }).getByRole("option", { name: /Prethrift/ }).first()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/catalog\/prethrift\//);
  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toHaveCount(0);
});
