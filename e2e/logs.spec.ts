import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { writeLogLine } from "./steps/sandbox";

const HOSTILE = 'ERROR payment 4711 failed for <img src=x onerror="document.title=1"> <b>bold</b>';

test("a failure is found among an environment's lines, followed as it goes on, and seen in its minute", async ({ page }) => {
  const environment = await runningEnvironment("logs");
  await writeLogLine(environment, "LogGroup", HOSTILE);

  await page.goto(`/environments/${environment.id}`);
  await page.getByRole("navigation", { name: `Pages of ${environment.name}` }).getByRole("link", { name: "Logs" }).click();
  const lines = page.getByRole("region", { name: "Lines" });
  await expect(lines).toContainText("Starting application"); // what a program says first
  await expect(lines).toContainText(HOSTILE); // markup is text

  await test.step("search and level are in the address", async () => {
    await page.getByLabel("Text in the line").fill("PAYMENT 4711");
    await expect(lines.getByRole("listitem")).toHaveCount(1);
    await page.getByLabel("Level").selectOption("Errors");
    await expect(page).toHaveURL(/q=PAYMENT\+4711.*level=error$/);
    await expect(lines.getByRole("listitem")).toHaveCount(1);
  });

  await test.step("a line leads to its minute", async () => {
    await lines.getByRole("listitem").first().locator("summary").press("Enter");
    await lines.getByRole("link", { name: "What came before and after" }).click();
    await expect(page).toHaveURL(/\/logs\?around=/);
    await expect(lines).toContainText("The moment asked for");
    await expect(lines).toContainText(HOSTILE);
    await page.getByRole("link", { name: "A minute later" }).click();
    await expect(page.getByText("No lines").or(lines).first()).toBeVisible();
  });

  await test.step("the tail shows what is written now, until it is paused", async () => {
    await page.goto(`/environments/${environment.id}/logs`);
    await page.getByRole("button", { name: "Tail" }).click();
    await expect(lines).toContainText(HOSTILE);
    await writeLogLine(environment, "LogGroup", "WARN written while somebody looks");
    await expect(lines).toContainText("written while somebody looks");
    await page.getByRole("button", { name: "Pause" }).click();
    await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
  });

  await test.step("errors are counted by what they say", async () => {
    await page.getByRole("button", { name: "Count errors" }).click();
    await expect(page.getByRole("group", { name: "Errors by pattern" })).toContainText("ERROR payment <number> failed for");
  });

  await test.step("nothing sticks out of a narrow screen", async () => {
    await page.setViewportSize({ width: 360, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  await test.step("an event of the launch leads to the logs of its minute", async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`/environments/${environment.id}/operations/${environment.operationId}`);
    await page.getByRole("button", { name: /^All \d+ events$/ }).click();
    await page.getByRole("dialog").getByRole("link").first().click();
    await expect(page).toHaveURL(/\/logs\?around=/);
    await expect(page.getByRole("region", { name: "Lines" })).toContainText("The moment asked for");
  });
});
