import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { readStack } from "./steps/sandbox";

test("a rollback is rehearsed by hand and by a failing deployment, and the month's task shows both", async ({ page }) => {
  test.slow();
  const environment = await runningEnvironment("rehearse");
  const before = (await readStack(environment)).parameters.LogRetentionDays;
  const panel = page.getByRole("region", { name: "Rehearse a rollback" });
  const steps = panel.getByRole("list", { name: "Steps of the rehearsal" }).getByRole("listitem");
  const over = panel.getByRole("table", { name: "Rehearsals" }).getByRole("row");

  async function begin({ failing }: { failing: boolean }): Promise<void> {
    await panel.getByRole("button", { name: "Begin a rehearsal" }).press("Enter");
    const dialog = page.getByRole("dialog");
    if (failing) await dialog.getByRole("checkbox", { name: /^Let the deployment fail/ }).press("Space");
    await dialog.getByRole("button", { name: "Begin" }).press("Enter");
  }

  await test.step("a harmless release is deployed, and then it is somebody's turn, after a reload too", async () => {
    await page.goto(`/environments/${environment.id}/maintenance`);
    await begin({ failing: false });
    await expect(steps.nth(1)).toContainText("your turn");
    expect((await readStack(environment)).parameters.LogRetentionDays).not.toBe(before);
    await page.goto(`/environments/${environment.id}/maintenance`);
    await expect(steps.nth(0)).toContainText(/done took \d+ s/);
  });

  await test.step("one click goes back, and what it took stands there", async () => {
    await panel.getByRole("button", { name: "Roll back to release 1" }).press("Enter");
    await expect(steps.nth(2)).toContainText(/done The way back took \d+ s\./);
    expect((await readStack(environment)).parameters.LogRetentionDays).toBe(before);
    await expect(over).toHaveCount(1 + 1);
  });

  await test.step("a deployment that is made to fail goes back by itself", async () => {
    await begin({ failing: true });
    await expect(over.filter({ hasText: "by a failing deployment" })).toContainText("recorded");
    await expect(steps.nth(1)).toContainText(/^CloudFormation goes back to release 1 by itself done took \d+ s/);
  });

  await test.step("it is the evidence of the month's task", async () => {
    await panel.getByRole("link", { name: "Rehearse a rollback" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Rehearse a rollback", level: 1 })).toBeVisible();
    const evidence = page.getByRole("region", { name: "Rollbacks" });
    await expect(evidence).toContainText(/Last rehearsed on .+ UTC: CloudFormation took a failed deployment back in \d+ s\./);
    await expect(evidence.getByRole("table", { name: "Rollbacks", exact: true }).getByRole("row").filter({ hasText: "recorded" })).toHaveCount(2);
  });
});
