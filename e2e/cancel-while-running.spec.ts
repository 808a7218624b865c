import { launchingEnvironment, runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { operationPage } from "./steps/operation-page";
import { createRelease, readEnvironment, startOperation } from "./steps/panel-api";
import { AT_ONCE, NEARLY_STILL, readStack, readStackEvents, setSpeed, WATCHABLE } from "./steps/sandbox";

test("a running update is cancelled, and the environment runs what it ran before", async ({ page }) => {
  const environment = await runningEnvironment("stop");
  await createRelease(environment.id, { RateLimit: "7/second", CacheSnapshotRetentionDays: "7" }); // a cache takes minutes to change
  await setSpeed(NEARLY_STILL);
  const { id: operationId } = await startOperation(environment.id, { kind: "deploy", release: 2, autoConfirm: true });
  const operation = operationPage(page);

  await operation.open({ id: environment.id, operationId });
  await operation.says("Updating");
  await page.getByRole("button", { name: "Cancel the update…" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel the update" });
  await dialog.getByLabel("Reason").fill("Wrong day for it");
  await dialog.getByRole("button", { name: "Cancel the update" }).click();
  await operation.says("Cancelling: AWS is taking it back");
  // The page says so from the request on; only once AWS has it can the update no longer come to its end.
  await expect.poll(async () => (await readStack(environment)).status, { timeout: 30_000 }).toMatch(/^UPDATE_ROLLBACK/);
  await setSpeed(AT_ONCE);
  await operation.says("Cancelled", { timeout: 30_000 });
  await expect(page.getByText("the environment runs release 1 as before", { exact: false })).toBeVisible();
  // It was wanted: nothing failed that would have a cause.
  await expect(page.getByRole("heading", { name: "Cause" })).toHaveCount(0);

  const stack = await readStack(environment);
  expect(stack.status).toBe("UPDATE_ROLLBACK_COMPLETE");
  expect(stack.parameters.RateLimit).toBe("100/minute");
  expect(await readStackEvents(environment)).toContain(`${environment.stackName} UPDATE_ROLLBACK_IN_PROGRESS`);
  expect((await readEnvironment(environment.id)).release).toBe(1);
});

test("a running launch is cancelled only by typing its name, and everything it made is deleted", async ({ page }) => {
  await setSpeed(WATCHABLE);
  const environment = await launchingEnvironment("halt");
  const operation = operationPage(page);

  await operation.open(environment);
  await operation.says("Creating");
  // With much to delete the deletion can be watched, however slow the machine is.
  await expect(operation.resource("Cache")).toContainText("in progress");
  await setSpeed(NEARLY_STILL);
  await page.getByRole("button", { name: "Cancel and delete…" }).click();
  const dialog = page.getByRole("dialog", { name: "Cancel and delete" });
  const confirm = dialog.getByRole("button", { name: "Cancel and delete" });
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(`Type ${environment.name} to confirm`).fill(environment.name.slice(0, -1));
  await expect(confirm).toBeDisabled();
  await dialog.getByLabel(`Type ${environment.name} to confirm`).fill(environment.name);
  await confirm.click();
  await operation.says("Cancelling: deleting what was created");
  const { stackArn } = await readEnvironment(environment.id);
  await expect.poll(async () => readStackEvents({ ...environment, stackArn: stackArn ?? "" }), { timeout: 30_000 }).toContain(`${environment.stackName} DELETE_IN_PROGRESS`);
  await setSpeed(AT_ONCE);
  await operation.says("Cancelled", { timeout: 30_000 });

  const events = await readStackEvents({ ...environment, stackArn: stackArn ?? "" });
  expect(events.at(0)).toBe(`${environment.stackName} DELETE_COMPLETE`);
  expect(events).toEqual(expect.arrayContaining(["Vpc CREATE_COMPLETE", "Vpc DELETE_COMPLETE"]));
  await page.goto(`/environments/${environment.id}`);
  await expect(page.getByRole("button", { name: "Launch release 1" })).toBeEnabled();
});
