import { alarmViewSchema } from "@/lib/alarms/alarm-view";
import { pageSchema } from "@/lib/shared/page";

import { runningEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { ask } from "./steps/panel-api";
import { disturb, endDisturbances, setAlarmState } from "./steps/sandbox";

test.afterEach(endDisturbances);

test("what goes wrong turns an alarm that appears by itself, names the suspect release, is acknowledged, muted and over", async ({ page }) => {
  const environment = await runningEnvironment("alarms");
  const alarm = page.getByRole("link", { name: /^API errors (Critical|OK|No figures)/ });

  await test.step("a fault in the running stack turns the alarm, and it appears without reading the page again", async () => {
    await page.goto(`/alarms?environmentId=${environment.id}`);
    await disturb(environment, "errors", 15);
    await expect(alarm).toContainText("Critical", { timeout: 45_000 });
    await expect(alarm).toContainText("release 1 suspect");
    await expect(page).toHaveTitle(/^\(\d+\) Alarms/);
  });

  await test.step("it says why, what changed before, and leads to it", async () => {
    await alarm.click();
    await expect(page.getByRole("heading", { name: "API errors", exact: true })).toBeVisible();
    await expect(page.getByText(/^Release 1 suspect/)).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "Releases", exact: true })).toBeVisible();
    await expect(page.getByText("The plan says:")).toBeVisible();
  });

  await test.step("acknowledge it with a note, then mute it by the keyboard", async () => {
    await page.getByRole("button", { name: "Acknowledge…" }).click();
    await page.getByLabel("Note (optional)").fill("Rolling back in a minute");
    await page.getByRole("button", { name: "Acknowledge “API errors”" }).click();
    await expect(alarm).toContainText("acknowledged");
    await alarm.focus();
    await page.keyboard.press("m");
    await page.getByRole("button", { name: "Mute “API errors”" }).click();
    await expect(alarm).toContainText("muted");
  });

  await test.step("once it is OK the acknowledgement is over, and the history tells all of it", async () => {
    const { items } = await ask("GET", `/alarms?filter[environmentId]=${environment.id}&q=API%20errors`, pageSchema(alarmViewSchema));
    const name = items.find(({ title }) => title === "API errors")?.name ?? "";
    await setAlarmState(environment, name, "OK");
    await expect(alarm).toContainText("OK");
    const history = page.getByRole("list", { name: "What happened, newest first" });
    const lines = history.getByRole("listitem");
    await expect(lines.nth(0)).toContainText("OK");
    await expect(lines.nth(1)).toContainText("muted it");
    await expect(lines.nth(2)).toContainText("acknowledged it: Rolling back in a minute");
    await expect(lines.nth(3)).toContainText("Critical");
    await expect(history).toContainText("Release 1 began to run");
  });
});
