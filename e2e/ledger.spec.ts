import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";

test("an operator fills in a past, asks for the bill, sees plan, list, run rate and bill side by side, and follows a line to its arithmetic", async ({ page }) => {
  test.slow(); // the worker looks at what runs, and prices releases, once a minute
  const environment = await runningEnvironment("ledger", { system: "prethrift", option: "fargate" });
  const row = page.getByRole("table", { name: "Ledger, US dollars" }).getByRole("row", { name: new RegExp(`Lines of ${environment.name}`) });

  await test.step("before a bill nothing is said to have cost nothing", async () => {
    await page.goto(`/environments/${environment.id}/cost`);
    await expect(page.getByText(/^What .* was billed is not known; plan |^.* so far 0\.00 USD/)).toBeVisible();
    await expect(page.getByRole("table", { name: "Lines of the plan, US dollars" })).toContainText("ElastiCache");
  });

  await test.step("fill in a past of two months", async () => {
    await page.goto("/settings/sandbox");
    const form = page.getByRole("form", { name: "Fill in a past" });
    await form.getByRole("button", { name: /Environment/ }).click();
    await page.getByRole("option", { name: environment.name }).click();
    await form.getByLabel("Months").fill("2");
    await expect(form.getByText("will count as having run for 2 months, each day like today.")).toBeVisible();
    await form.getByRole("button", { name: "Fill it in" }).click();
    await expect(page.getByRole("table", { name: "Pasts that are filled in" }).getByRole("row", { name: new RegExp(environment.name) })).toBeVisible();
  });

  await test.step("ask Cost Explorer now", async () => {
    await page.getByRole("button", { name: /^Ask Cost Explorer now/ }).click();
    await expect(page.getByText(/: the bill is known\./)).toBeVisible({ timeout: 30_000 });
  });

  await test.step("the ledger has all figures of it in one row", async () => {
    await page.getByRole("link", { name: "Then look at the costs" }).click();
    await expect(page.getByRole("heading", { name: "Costs", level: 1 })).toBeVisible();
    // Plan, list price, what runs (with its age) and what is billed: figures, none of them a zero.
    await expect(async () => {
      await page.goto("/costs");
      for (const column of [0, 1, 2, 3]) await expect(row.getByRole("cell").nth(column)).toHaveText(/[1-9]\d*\.\d\d/, { timeout: 500 });
    }).toPass({ timeout: 150_000, intervals: [2_000] });
    await row.getByRole("button", { name: `Lines of ${environment.name}` }).click();
    await expect(page.getByRole("row", { name: /What no line covers/ })).toBeVisible();
  });

  await test.step("from its row to one line's arithmetic and unit prices", async () => {
    await row.getByRole("link", { name: environment.name }).click();
    await expect(page).toHaveURL(/\/cost\?month=/);
    const line = page.getByRole("table", { name: "Lines of the plan, US dollars" }).getByRole("row", { name: /ElastiCache/ }).first();
    await line.getByText("Arithmetic").click();
    await expect(line.getByText(/730 h × 0\.\d+ USD/).first()).toBeVisible();
    await expect(line.getByText(/confidence (high|medium|low)/).first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "Thirteen months" })).toBeVisible();
  });

  await test.step("a budget says how the month stands", async () => {
    await page.getByRole("button", { name: "Set a budget" }).click();
    await page.getByRole("spinbutton", { name: "US dollars a month" }).fill("1");
    await page.getByRole("button", { name: "Set the budget" }).click();
    await expect(page.getByText(/of 1\.00 USD/)).toBeVisible();
    await expect(page.getByText("exceeded", { exact: true })).toBeVisible();
  });

  await test.step("an advice of the plan says what it would save, and leads to a draft of a release that follows it", async () => {
    const advice = page.getByRole("table", { name: "The plan’s advice on cost" }).getByRole("row", { name: /Valkey/ });
    await expect(advice).toContainText(/\d\.\d\d USD a month/);
    await advice.getByRole("link", { name: /^Draft a release/ }).click();
    await expect(page.getByRole("heading", { name: `New release of ${environment.name}` })).toBeVisible();
    await expect(page.getByText("1 setting changed")).toBeVisible();
  });
});
