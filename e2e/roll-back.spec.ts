import { updatedEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { arriveAtOperation, operationPage } from "./steps/operation-page";
import { readStack } from "./steps/sandbox";

test("one click takes an environment back to its earlier release, with the reason kept", async ({ page }) => {
  const environment = await updatedEnvironment("back", { RateLimit: "5/second", TaskTtlSeconds: "3600" });
  const operation = operationPage(page);
  expect((await readStack(environment)).parameters).toMatchObject({ RateLimit: "5/second", TaskTtlSeconds: "3600" });

  await page.goto(`/environments/${environment.id}`);
  await expect(page.getByText("Running release 2")).toBeVisible();
  await page.getByRole("button", { name: "Roll back to release 1" }).click();
  const dialog = page.getByRole("dialog", { name: "Roll back to release 1" });
  await expect(dialog).toContainText("Data and database schemas stay as they are.");
  await dialog.getByLabel("Reason").fill("Clients are refused too early");
  // The second click of an impatient hand does nothing: one rollback, and the way to its page.
  await dialog.getByRole("button", { name: "Roll back to release 1" }).dblclick();

  await arriveAtOperation(page);
  await expect(page.getByRole("heading", { name: `Rollback of ${environment.name} to release 1` })).toBeVisible();
  await operation.says("Rolled back", { timeout: 30_000 });
  await expect(page.getByText("Clients are refused too early")).toBeVisible();

  const stack = await readStack(environment);
  expect(stack.status).toBe("UPDATE_COMPLETE");
  expect(stack.parameters).toMatchObject({ RateLimit: "100/minute", TaskTtlSeconds: "604800" });

  await page.goto(`/environments/${environment.id}/releases`);
  const release = (number: number) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: `Release ${number}` }) });
  await expect(release(1)).toContainText("runs now");
  await expect(release(2).getByRole("button", { name: "Deploy release 2" })).toBeEnabled();
});
