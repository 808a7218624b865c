import { z } from "zod";

import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { ask } from "./steps/panel-api";

test("after a launch three dashboards show data in every widget; a range is dragged out and taken back, values are read by keyboard and as a table", async ({ page }) => {
  const environment = await runningEnvironment("boards");
  await ask("PUT", "/sandbox/past", z.unknown(), { stack: environment.stackName, months: 1 });
  await page.emulateMedia({ colorScheme: "dark" });
  await page.goto(`/environments/${environment.id}/dashboards`);

  await test.step("the figures of the first screen come with the page, and are not asked for again", async () => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await expect(page.getByRole("article").getByRole("slider").first()).toBeVisible();
    expect(asked.filter((path) => /\/widgets\/[0-4]\/data$/.test(path))).toEqual([]);
  });

  for (const board of ["API", "Processing", "Infrastructure"])
    await test.step(`${board}: every widget has data`, async () => {
      await page.getByRole("navigation", { name: "Dashboards" }).getByRole("link", { name: board, exact: true }).click();
      await expect(page.getByRole("heading", { name: new RegExp(`-${board.toLowerCase()}$`) })).toBeVisible();
      const widgets = page.getByRole("article");
      await expect(widgets.first()).toBeVisible();
      for (const widget of await widgets.all()) {
        await widget.scrollIntoViewIfNeeded();
        await expect(widget.getByLabel(/^Loading /)).toHaveCount(0);
        await expect(widget).not.toContainText(/Not available|No answer|Not drawn|Not readable|No data/);
      }
    });

  const chart = page.getByRole("slider").first();
  await test.step("the arrow keys read a moment with its values", async () => {
    await chart.focus();
    await page.keyboard.press("ArrowLeft");
    await expect(chart).toHaveAttribute("aria-valuetext", /\d\d:\d\d .*: [\d.]+/);
  });

  await test.step("dragging chooses a range, which the address names; Escape takes it back", async () => {
    await chart.scrollIntoViewIfNeeded();
    const box = await chart.boundingBox();
    if (!box) throw new Error("The chart is not drawn.");
    await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(page).toHaveURL(/start=.*&end=/);
    await page.keyboard.press("Escape");
    await expect(page).not.toHaveURL(/start=/);
  });

  await test.step("the same figures as a table", async () => {
    const name = await page.getByRole("article").filter({ has: page.getByRole("slider") }).first().getByRole("heading", { level: 3 }).innerText();
    const widget = page.getByRole("article", { name, exact: true });
    await widget.getByText("⋯").click();
    await widget.getByRole("button", { name: "Show as a table" }).click();
    await expect(widget.getByRole("columnheader", { name: /^Time/ })).toBeVisible();
  });
});

const text = (markdown: string) => ({ type: "text", properties: { markdown } });
const NASTY = {
  widgets: [
    text("# <script>window.executed = 1</script><img src=x onerror='window.executed = 1'>\n\n[a](javascript:window.executed=1) ![b](https://example.org/pixel.png)"),
    { type: "metric", properties: { region: "us-east-1", title: "<b onmouseover='window.executed = 1'>Title</b>", metrics: [["AWS/EC2", "CPUUtilization", { label: "<svg onload='window.executed = 1'>" }]] } },
    { type: "custom", properties: { endpoint: "arn:aws:lambda:us-east-1:123456789012:function:own", title: "Own" } },
    { type: "hologram", properties: {} },
    "no widget at all",
  ],
};

test("a body that is pasted is drawn; what cannot be is said, and nothing in it runs", async ({ page }) => {
  await page.goto("/dashboards");
  const body = page.getByLabel("Body, at most 1 MB");
  const draw = page.getByRole("button", { name: "Draw it" });

  await test.step("HTML is text, a Lambda is not invoked, unknown kinds say so", async () => {
    await body.fill(JSON.stringify(NASTY));
    await draw.click();
    await expect(page.getByText("Lambda widget: not invoked")).toBeVisible();
    await expect(page.getByText("Not readable")).toHaveCount(2);
    await expect(page.getByRole("heading", { name: "<script>window.executed = 1</script>" })).toBeVisible();
    await expect(page.getByRole("link", { name: /b \(not loaded\)/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "a", exact: true })).toHaveCount(0);
    expect(await page.evaluate(() => Reflect.get(globalThis, "executed"))).toBeUndefined();
  });

  for (const [what, written, words] of [
    ["broken JSON", '{"widgets": [', /This is no JSON/],
    ["501 widgets", JSON.stringify({ widgets: Array.from({ length: 501 }, () => text("x")) }), /501 widgets/],
    ["more than a megabyte", " ".repeat(1_000_000) + "{}", /1,000,002 bytes/],
  ] as const)
    await test.step(`${what} is refused in words`, async () => {
      await body.fill(written);
      await draw.click();
      await expect(page.getByText(words).first()).toBeVisible();
    });
});
