import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { arriveAtOperation, operationPage } from "./steps/operation-page";
import { readStack } from "./steps/sandbox";

test("an operator drafts a second release, sees what it would change, and deploys it", async ({ page }) => {
  const environment = await runningEnvironment("second");
  const operation = operationPage(page);

  await test.step("draft release 2 from release 1", async () => {
    await page.goto(`/environments/${environment.id}`);
    await page.getByRole("link", { name: "Releases", exact: true }).click();
    await page.getByRole("link", { name: "New release" }).click();
    await expect(page.getByText("No setting changed")).toBeVisible();
    await page.getByLabel("Rate limit").fill("250/minute");
    await expect(page.getByText("Was 100/minute.")).toBeVisible();
    await page.getByLabel("Note", { exact: true }).fill("More room for the nightly import");
    await page.getByRole("button", { name: "Save and preview the deployment" }).click();
    await arriveAtOperation(page);
  });

  await test.step("the preview names what changes and why; nothing has happened yet", async () => {
    await operation.says("Waits for a person to confirm");
    const changes = page.getByRole("table", { name: "Resources that change" });
    await expect(changes.getByRole("row", { name: /LaunchTemplate/ }).first()).toBeVisible();
    await expect(page.getByText("Nothing that holds data is replaced or deleted")).toBeVisible();
    expect((await readStack(environment)).parameters.RateLimit).toBe("100/minute");
  });

  await test.step("confirm it and watch it end", async () => {
    await page.getByRole("button", { name: "Deploy release 2" }).click();
    await operation.says("Updated", { timeout: 30_000 });
    expect((await readStack(environment)).parameters.RateLimit).toBe("250/minute");
  });

  await test.step("the story tells both releases, and comparing them tells the difference", async () => {
    await page.getByRole("navigation", { name: "Pages above this one" }).getByRole("link", { name: environment.name }).click();
    await expect(page.getByText("Running release 2")).toBeVisible();
    await page.getByRole("link", { name: "Releases", exact: true }).click();
    await expect(page.getByText("More room for the nightly import")).toBeVisible();
    await page.getByRole("checkbox", { name: "Compare release 1" }).check();
    await page.getByRole("checkbox", { name: "Compare release 2" }).check();
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL(/from=1&to=2/);
    const settings = page.getByRole("table", { name: "Settings that differ" });
    await expect(settings.getByRole("row", { name: /RateLimit/ })).toContainText("100/minute");
    await expect(settings.getByRole("row", { name: /RateLimit/ })).toContainText("250/minute");
  });
});
