import { expect, test } from "./steps/journey";

test.use({ role: "viewer" });

test("a newcomer finds out why an option costs more than its plan says", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "Catalogue", exact: true }).click();

  await test.step("the catalogue says which cost more than planned, and leads to the reasons", async () => {
    await expect(page.getByText(/cost more at AWS’s list price than their plans say/)).toBeVisible();
    const row = page.getByRole("group", { name: "Options: plan beside list price, US dollars a month" }).getByRole("row", { name: /Harvest: Production/ });
    await expect(row).toContainText("383");
    await expect(row).toContainText("plan says less");
    await row.getByRole("link", { name: /^Why/ }).click();
    await expect(page).toHaveURL(/\/catalog\/harvest\/production#cost$/);
  });

  const cost = page.getByRole("region", { name: "What it costs, and what the plan says" });
  await test.step("the page's first line names the reasons, and each line of the plan has its arithmetic", async () => {
    await expect(page.getByText(/The plan says 383\.00 USD a month; AWS lists [\d.]+ USD: EC2 g4dn\.xlarge \+133\.98, ElastiCache Redis \+49\.28/).first()).toBeVisible();
    const gpu = cost.getByRole("row", { name: /EC2 g4dn\.xlarge/ });
    await expect(gpu).toContainText("+133.98");
    await gpu.getByText("Arithmetic").click();
    await expect(gpu.getByText(/730 h × 0\.526 USD\/h = 383\.98 USD/)).toBeVisible();
    await expect(gpu.getByText(/confidence (high|medium|low)/)).toBeVisible();
  });

  await test.step("a changed assumption moves the price at once, and stays in the address", async () => {
    const uncovered = cost.getByRole("group", { name: "What no line of the plan covers, US dollars a month" });
    const logs = uncovered.getByRole("row", { name: /Logs ingested/ });
    await expect(logs).toContainText("5.00");
    await cost.getByRole("textbox", { name: /GB a month/ }).and(cost.getByLabel(/^Log/)).first().fill("100");
    await expect(logs).toContainText("50.00");
    await expect(page).toHaveURL(/usage=logs:100/);
    await page.reload();
    await expect(logs).toContainText("50.00");
  });
});

test("options and settings stand side by side, for as many users as one likes", async ({ page }) => {
  await page.goto("/catalog/agent");
  await page.getByRole("link", { name: "Compare options" }).click();
  await expect(page.getByRole("heading", { name: "Compare options of AGENT", level: 1 })).toBeVisible();
  const prices = page.getByRole("group", { name: "Price, US dollars a month", exact: true });

  await test.step("two options: the first line says which is cheaper, and differences are marked", async () => {
    await expect(page.getByText(/^Cheapest at list price is B, /)).toBeVisible();
    await expect(prices.getByRole("row", { name: /List price, USD a month ?, differs/ })).toContainText("✓ lowest");
  });

  await test.step("one option with its smaller size against the planned one", async () => {
    await page.goto("/catalog/compare?options=agent/single@as-planned,agent/single@smaller");
    await expect(page.getByText(/^Cheapest at list price is B, AGENT: Single instance with Smaller: /)).toBeVisible();
    // t3.2xlarge against t3.xlarge, 730 hours at 0.1664 USD between them.
    await expect(page.getByRole("group", { name: "List price by service, US dollars a month" }).getByRole("row", { name: /^EC2 ?, differs/ })).toContainText("+121.47");
  });

  await test.step("for 400 users what is paid by use moves, and the address holds it", async () => {
    const requests = prices.getByRole("row", { name: /Requests a month assumed/ });
    await expect(requests).toContainText("4,000,000");
    await page.getByLabel("How many").fill("400");
    await page.getByRole("button", { name: "Price for these" }).click();
    await expect(requests).toContainText("8,064,000");
    await expect(page).toHaveURL(/options=agent\/single@as-planned,agent\/single@smaller&for=400-users$/);
    await page.getByLabel(/^C\s*Compare with another/).selectOption("vectordb/ec2");
    await expect(page).toHaveURL(/,vectordb\/ec2&for=400-users$/);
    await expect(prices.getByRole("row", { name: /The plan, USD a month/ })).toBeVisible();
  });
});
