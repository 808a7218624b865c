import { defineEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { arriveAtOperation, operationPage } from "./steps/operation-page";
import { readOperation } from "./steps/panel-api";
import { AT_ONCE, clearFaults, setSpeed } from "./steps/sandbox";

const AWS_SAYS = "Subnet group cannot be placed: InsufficientCacheClusterCapacity, no capacity in this zone";

test.afterEach(() => clearFaults());

test("a launch that a resource breaks ends taken back, and names that resource, its reason and the next step", async ({ page }) => {
  await setSpeed(AT_ONCE);
  const environment = await defineEnvironment("fails");
  const operation = operationPage(page);

  await test.step("set a failure to rehearse with", async () => {
    await page.goto("/settings/sandbox");
    const form = page.getByRole("form", { name: "Set a failure" });
    await form.getByLabel("Resource").fill("Cache");
    await form.getByLabel("Stack").fill(environment.stackName);
    await form.getByLabel("What AWS would say").fill(AWS_SAYS);
    await form.getByRole("button", { name: "Set this failure" }).click();
    await expect(page.getByRole("table", { name: "Failures that are set" }).getByRole("row", { name: new RegExp(environment.stackName) })).toContainText("1 more");
  });

  await test.step("launch into it, from the preview", async () => {
    await page.goto(`/environments/${environment.id}`);
    await page.getByRole("button", { name: "Launch release 1" }).click();
    await arriveAtOperation(page);
    await operation.says("Waits for a person to confirm");
    await page.getByRole("button", { name: `Launch ${environment.name}` }).click();
  });

  await test.step("the page ends with the cause in words, AWS's own words and what to do", async () => {
    await operation.says("Failed; AWS took everything back", { timeout: 30_000 });
    await expect(page.getByRole("heading", { name: "Cause" })).toBeVisible();
    await expect(page.getByText("AWS has no free capacity of this kind in the zone at the moment.")).toBeVisible();
    await expect(page.getByText(AWS_SAYS, { exact: false }).first()).toBeVisible();
    await expect(page.getByText("Try again later, or choose another instance type or zone.")).toBeVisible();
    await expect(page.getByRole("definition").filter({ hasText: "Cache" }).first()).toContainText("AWS::ElastiCache::ReplicationGroup");
    await expect(operation.resource("Cache").first()).toContainText("failed");
  });

  await test.step("the API names the same resource, not what was cancelled after it", async () => {
    const { operationId } = await arriveAtOperation(page);
    const { state, rootCause } = await readOperation(operationId);
    expect(state).toBe("rolled-back");
    expect(rootCause).toMatchObject({ logicalId: "Cache", resourceType: "AWS::ElastiCache::ReplicationGroup" });
    expect(rootCause?.reason).toContain("InsufficientCacheClusterCapacity");
  });

  await test.step("the way on is on a button: delete what is left, by typing the name", async () => {
    await page.getByRole("button", { name: "Delete the stack, then launch again…" }).click();
    await page.waitForURL((url) => !url.pathname.endsWith("operations"));
    await operation.says("Waits for a person to confirm");
    await page.getByLabel(`Type ${environment.name} to confirm`).fill(environment.name);
    await page.getByRole("button", { name: `Delete the stack of ${environment.name}` }).click();
    await operation.says("Deleted", { timeout: 30_000 });
  });
});
