import { newName } from "./steps/environments";
import { recordInteractions } from "./steps/interactions";
import { expect, test } from "./steps/journey";
import { arriveAtOperation, operationPage } from "./steps/operation-page";
import { readEnvironment } from "./steps/panel-api";
import { AT_ONCE, readStack, setSpeed, WATCHABLE } from "./steps/sandbox";

test("an operator launches an option from the catalogue, watches its resources come up and finds its outputs", async ({ page }, info) => {
  const interactions = await recordInteractions(page);
  const name = newName("harvest");
  const operation = operationPage(page);
  await setSpeed(WATCHABLE);

  await test.step("choose an option in the catalogue", async () => {
    await page.goto("/");
    await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "Catalogue" }).click();
    await expect(page.getByRole("heading", { name: "Catalogue", level: 1 })).toBeVisible();
    await page.getByRole("link", { name: "Harvest", exact: true }).click();
    await page.getByRole("link", { name: "Minimal", exact: true }).first().click();
    await expect(page.getByRole("heading", { name: "Harvest: Minimal" })).toBeVisible();
    await page.getByRole("link", { name: "Launch this option" }).click();
  });

  await test.step("give it a name and a setting; what the template refuses is said while typing", async () => {
    await page.getByLabel("Name", { exact: true }).fill("not a name!");
    await expect(page.getByText("Letters from A to Z, digits and hyphens.").first()).toBeVisible();
    await page.getByLabel("Name", { exact: true }).fill(name);
    await page.getByLabel("Rate limit").fill("many");
    await expect(page.getByText("Must be a number and a period, such as 100/minute", { exact: false })).toBeVisible();
    await page.getByRole("button", { name: "Next" }).click();
    await expect(page).toHaveURL(/step=settings|option=minimal$/);
    await page.getByLabel("Rate limit").fill("150/minute");
    await page.getByRole("button", { name: "Next" }).click();
  });

  await test.step("see its price beside the plan's, and what another use would cost", async () => {
    await expect(page).toHaveURL(/step=price/);
    const total = page.getByRole("region", { name: "Price each month" }).getByRole("status");
    await expect(total).toHaveText(/^\d+\.\d\d USD$/);
    await expect(page.getByRole("group", { name: /plan’s lines beside list price/ })).toContainText(/ElastiCache.*within 10 %/);
    const before = await total.textContent();
    await page.getByLabel("Data to the internet, GB a month").fill("5000");
    await expect(total).not.toHaveText(before ?? "");
    await page.getByRole("button", { name: "Take back the change of Data to the internet" }).click();
    await expect(total).toHaveText(before ?? "");
    await page.getByRole("button", { name: "Next" }).click();
  });

  await test.step("review what will be created and launch it", async () => {
    await expect(page).toHaveURL(/step=review/);
    await expect(page.getByRole("heading", { name: "Release 1, exactly" })).toBeVisible();
    await expect(page.getByText("150/minute")).toBeVisible();
    await page.getByRole("button", { name: `Launch ${name}` }).click();
    await expect(page.getByText("CloudFormation asks for it by name")).toBeVisible();
    await page.getByRole("checkbox", { name: /creates IAM roles/ }).check();
    await page.getByRole("button", { name: `Launch ${name}` }).click();
  });

  const launched = await arriveAtOperation(page);

  await test.step("watch it come up, resource by resource", async () => {
    await expect(page.getByRole("heading", { name: `Launch of ${name}, release 1` })).toBeVisible();
    await operation.says("Creating");
    await expect(operation.resource("Vpc")).toContainText("done");
    await expect(operation.resource("Instance")).toContainText("waiting"); // for the cache, which takes longest
    await expect(page.getByRole("region", { name: "Newest events" }).getByRole("listitem").first()).toBeVisible();
    await expect(page.getByText("Live", { exact: true })).toBeVisible();
    await expect(operation.resource("Cache")).toContainText("in progress");
    await expect(page).toHaveTitle(/^\d+ % Launch of /);
  });

  await test.step("its percentage grows", async () => {
    const before = await operation.percent();
    expect(before).toBeLessThan(99);
    await setSpeed(AT_ONCE);
    await expect.poll(operation.percent).toBeGreaterThan(before);
  });

  await test.step("it ends launched, without the page being loaded again", async () => {
    await operation.says("Launched", { timeout: 30_000 });
    expect(await operation.percent()).toBe(100);
    await expect(operation.resource("Instance")).toContainText("done");
    await expect(page).toHaveTitle(/^Launched: /);
  });

  await test.step("the environment shows what runs, with its outputs and resources", async () => {
    await expect(page.getByRole("link", { name: /^Open https?:/ })).toHaveAttribute("href", /^https?:/);
    await page.getByRole("link", { name: `Go to ${name} and its outputs` }).click();
    await expect(page.getByText("Running release 1")).toBeVisible();
    const outputs = page.getByRole("table", { name: "Outputs of the stack" });
    await expect(outputs.getByRole("row", { name: /HealthUrl/ }).getByRole("link")).toHaveAttribute("href", /^http/);
    await page.getByRole("link", { name: "Resources", exact: true }).click();
    await expect(page.getByRole("table", { name: "Resources of the stack" }).getByRole("row", { name: /AWS::EC2::VPC / })).toContainText("vpc-");
    await page.getByLabel("Find resources").fill("replicationgroup");
    await expect(page.getByText(/^1 of \d+ resources/)).toBeVisible();
  });

  const environment = await readEnvironment(launched.id);
  const stack = await readStack(environment);
  expect(stack.status).toBe("CREATE_COMPLETE");
  expect(stack.parameters.RateLimit).toBe("150/minute");
  interactions.annotate(info);
});

test("answers preselect an option and its settings and say why; the draft is kept while one looks around", async ({ page }) => {
  await page.goto("/launch");
  await page.getByRole("radio", { name: /^AGENT / }).click();
  await expect(page).toHaveURL(/system=agent/);
  await page.getByRole("group", { name: "How many people use it at the same time?" }).getByRole("radio", { name: "50 to 200" }).click();
  await page.getByRole("group", { name: "May the service stop for some minutes at a release?" }).getByRole("radio", { name: "No", exact: true }).click();
  await expect(page.getByText(/^Your answers speak for .*Ruled out: /)).toBeVisible();

  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/step=option/);
  const recommended = page.getByRole("radio", { checked: true });
  await expect(recommended).toHaveAccessibleDescription(/recommended by your answers.*USD a month/);
  await expect(page.getByText("ruled out by your answers")).toBeVisible();

  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/option=scaled&step=settings/);
  await expect(page.getByText("By your answer “50 to 200”").first()).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("kept-while-i-look");
  await page.reload();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("kept-while-i-look");

  await page.goBack();
  await expect(recommended).toBeVisible();
  await page.goForward();
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("kept-while-i-look");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText(/the plan’s budget of 500\.00 USD/).first()).toBeVisible();
});

test("a second click launches nothing twice, and going back afterwards finds what was launched", async ({ page }) => {
  const name = newName("once");
  await setSpeed(AT_ONCE);
  const created: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && new URL(request.url()).pathname === "/api/v1/environments") created.push(request.url());
  });

  await page.goto("/launch?system=harvest&option=minimal");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page).toHaveURL(/step=price/);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: /creates IAM roles/ }).check();
  await page.getByRole("button", { name: `Launch ${name}` }).dblclick();
  await arriveAtOperation(page);
  expect(created).toHaveLength(1);

  await page.goBack();
  await expect(page).toHaveURL(/step=review/);
  await expect(page.getByText(`${name} has been launched with this`)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Release 1, exactly" })).toBeVisible();
  await page.getByRole("button", { name: `Watch ${name}` }).click();
  await arriveAtOperation(page);

  await page.goto("/launch?system=harvest&option=minimal");
  await expect(page.getByLabel("Name", { exact: true })).toHaveValue("");
});

test("a system's questions can be skipped, and so can the choice of a system", async ({ page }) => {
  await page.goto("/launch");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("Choose an option first.")).toBeVisible();
  await page.getByRole("group", { name: "Prethrift" }).getByRole("radio", { name: "Fargate", exact: true }).click();
  await expect(page).toHaveURL(/option=fargate/);
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByLabel("Most tasks")).toContainText("4");
});
