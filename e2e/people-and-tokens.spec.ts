import { request, type Page } from "@playwright/test";

import { expect, test } from "./steps/journey";
import { NOBODY, openSession } from "./steps/people";
import { baseUrl } from "./steps/settings";

test.use({ role: "admin" });

const rowOf = (page: Page, name: string) => page.getByRole("table", { name: "People" }).getByRole("row", { name: new RegExp(name) });
/** The secret that the window shows once. */
const secretShown = async (page: Page): Promise<string> => {
  const window = page.getByRole("dialog").filter({ hasText: "It is shown this once" });
  const secret = (await window.getByText(/^(pht_\S+|[0-9a-z-]{20,})$/).first().textContent()) ?? "";
  await window.getByRole("button", { name: "I have kept it" }).click();
  return secret;
};

test("an administrator adds a person, gives another role and disables them; each takes effect with their next request", async ({ page }) => {
  const mark = crypto.randomUUID().slice(0, 6);
  const name = `Robin ${mark}`;
  const email = `robin-${mark}@example.org`;

  await page.goto("/settings/people");
  await page.getByRole("button", { name: "Add a person" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a person" });
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByLabel("E-mail address").fill("not an address");
  await dialog.getByRole("radio", { name: "viewer" }).check();
  await dialog.getByRole("button", { name: "Add this person" }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel("E-mail address").fill(email);
  await dialog.getByRole("button", { name: "Add this person" }).click();
  const oneTimePassword = await secretShown(page);
  await expect(rowOf(page, name)).toContainText("has a one-time password");

  const session = await openSession(email, oneTimePassword);
  const robin = await request.newContext({ baseURL: baseUrl(), storageState: session, extraHTTPHeaders: { Origin: baseUrl() } });
  expect((await robin.get("/api/v1/environments")).status(), "before a password is chosen").toBe(403);
  const chosen = await robin.post("/api/v1/password", { data: { currentPassword: oneTimePassword, newPassword: `robins own words ${mark}` } });
  expect(chosen.ok()).toBe(true);
  expect((await robin.get("/api/v1/environments")).status()).toBe(200);
  expect((await robin.get("/api/v1/audit")).status(), "as a viewer").toBe(403);

  await page.reload();
  await page.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "operator" }).check();
  await page.getByRole("dialog").getByRole("button", { name: `Make ${name} operator` }).click();
  await expect(rowOf(page, name)).toContainText("operator");
  expect((await robin.get("/api/v1/audit")).status(), "as an operator, in the same session").toBe(200);

  await page.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disable…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: `Disable ${name}` }).click();
  await expect(rowOf(page, name)).toContainText("disabled");
  expect((await robin.get("/api/v1/environments")).status(), "disabled").toBe(401);
  await robin.dispose();
});

test("a token is shown once, does what its role may, and stops with its revocation", async ({ page }) => {
  const name = `nightly ${crypto.randomUUID().slice(0, 6)}`;
  await page.goto("/account");
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog", { name: "Make a token" });
  await dialog.getByLabel("What it is for").fill(name);
  await dialog.getByRole("button", { name: "Make this token" }).click();
  const token = await secretShown(page);
  expect(token).toMatch(/^pht_/);

  const script = await request.newContext({ baseURL: baseUrl(), storageState: NOBODY, extraHTTPHeaders: { Authorization: `Bearer ${token}` } });
  expect((await script.get("/api/v1/environments")).status()).toBe(200);
  expect((await script.put("/api/v1/sandbox/speed", { data: { speed: 1 } })).status(), "a viewer's token").toBe(403);

  await page.reload();
  const row = page.getByRole("table", { name: "Your API tokens" }).getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("viewer");
  await expect(page.getByText(token)).toHaveCount(0);
  await row.getByRole("button", { name: `Revoke ${name}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: `Revoke ${name}` }).click();
  await expect(row).toHaveCount(0);
  expect((await script.get("/api/v1/environments")).status(), "revoked").toBe(401);
  await script.dispose();
});
