import { sandboxPastsViewSchema } from "@/lib/accounts/sandbox-past";
import { addDays, daysBetween, mondayOf, weekOf } from "@/lib/maintenance/civil-day";
import { gatheredEvidenceSchema, untoldOf } from "@/lib/maintenance/evidence";
import { settingViewSchema, USUAL_SETTING } from "@/lib/maintenance/setting";
import { taskIdOf } from "@/lib/maintenance/task-id";
import { taskViewSchema } from "@/lib/maintenance/task-view";

import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { ask } from "./steps/panel-api";

const today = new Date().toISOString().slice(0, 10);
const week = weekOf(addDays(today, -7));
const monday = mondayOf(week);

/** As a script would: what a person does below in the browser, for the days that are not looked at there. */
async function signByApi(taskId: string): Promise<void> {
  const { id: evidenceId, items } = await ask("POST", `/maintenance/${taskId}/evidence`, gatheredEvidenceSchema);
  const byHand = untoldOf(items).map((kind) => ({ kind, text: "Looked up in the console: as usual." }));
  await ask("POST", `/maintenance/${taskId}/complete`, taskViewSchema, { verdict: "fine", evidenceId, byHand });
}

test("last week's round is done and signed, by keyboard, and the report shows who saw what", async ({ page }) => {
  test.slow();
  const environment = await runningEnvironment("upkeep", { system: "vectordb", option: "ec2" });
  await ask("PUT", "/sandbox/past", sandboxPastsViewSchema, { stack: environment.stackName, months: 1 });
  await ask("PUT", `/maintenance/settings/${environment.id}`, settingViewSchema, { ...USUAL_SETTING, countsFrom: addDays(today, -30) });
  const others = daysBetween(addDays(monday, 1), addDays(monday, 6)).flatMap((instance) => ["dashboards", "error-logs", "queue"].map((taskKey) => taskIdOf({ environmentId: environment.id, taskKey, instance })));
  await Promise.all(others.map(signByApi));

  const sign = page.getByRole("form", { name: "Sign the task" });
  /** What is on the screen is signed; what could not be gathered is filled in first. */
  async function signHere(verdict: "Fine" | "Act"): Promise<void> {
    await page.getByRole("button", { name: /^Gather it/ }).press("Enter");
    await expect(page.getByText(/^Gathered by/)).toBeVisible();
    for (const field of await sign.getByRole("textbox", { name: /found by hand$/ }).all()) await field.fill("Looked up in the console: as usual.");
    await sign.getByRole("radio", { name: verdict }).press("Space");
    if (verdict === "Act") {
      await sign.getByLabel("What is to be done").fill("Enlarge the data volume");
      await sign.getByLabel("Who does it").fill("P. Maas");
    }
    await sign.getByRole("button", { name: "Sign" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Signed" })).toBeVisible();
  }

  await test.step("the board of the day says what is overdue, and opens a task", async () => {
    await page.goto(`/maintenance?date=${monday}&q=${environment.name}`);
    const cell = page.getByRole("link", { name: `Look at the dashboards, ${environment.name}: overdue` });
    await cell.press("Enter");
    await expect(page.getByRole("heading", { name: "Look at the dashboards", level: 1 })).toBeVisible();
  });

  await test.step("the day's tasks are signed one after the other", async () => {
    await signHere("Fine");
    await page.getByRole("link", { name: "Next: Review error logs" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Review error logs", level: 1 })).toBeVisible();
    await signHere("Fine");
    await page.getByRole("link", { name: "Next: Watch the queue" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Watch the queue", level: 1 })).toBeVisible();
    await signHere("Fine");
    await expect(page.getByText(`Nothing else is open for ${environment.name} in this period.`)).toBeVisible();
  });

  await test.step("the week's tasks too; one has something to do", async () => {
    await page.goto(`/maintenance/tasks/${taskIdOf({ environmentId: environment.id, taskKey: "performance", instance: week })}`);
    await signHere("Fine");
    await page.getByRole("link", { name: "Next: Check disk use" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Check disk use", level: 1 })).toBeVisible();
    await signHere("Act");
    await page.getByRole("link", { name: "Next: Update dependencies" }).press("Enter");
    await expect(page.getByRole("heading", { name: "Update dependencies", level: 1 })).toBeVisible();
    await signHere("Fine");
  });

  await test.step("the report of the week has all of it", async () => {
    await page.goto(`/maintenance/report?span=${week}&environmentId=${environment.id}`);
    await expect(page.getByText("24 asked for: 24 done (24 late).").first()).toBeVisible();
    const rows = page.getByRole("table", { name: `Maintenance of ${environment.name}` }).getByRole("row");
    await expect(rows).toHaveCount(1 + 24);
    await expect(rows.filter({ hasText: "Check disk use" })).toContainText("to act");
    await expect(page.getByText(/^Enlarge the data volume: P\. Maas, by/)).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("navigation")).toHaveCount(0);
    await expect(rows.first()).toBeVisible();
    await page.emulateMedia({ media: "screen" });
  });

  await test.step("the environment's calendar shows the week as signed", async () => {
    await page.goto(`/environments/${environment.id}/maintenance`);
    await expect(page.getByRole("region", { name: "Weekly history" })).toContainText(/all signed, 3 of 3 signed/);
    await expect(page.getByRole("region", { name: "Daily history" }).getByText(/all signed, 3 of 3 signed/)).toHaveCount(7);
    await page.getByRole("button", { name: "Mark as done: Enlarge the data volume" }).press("Enter");
    await expect(page.getByText(/^done by /)).toBeVisible();
  });
});
