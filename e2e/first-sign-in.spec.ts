import { expect, test } from "./steps/journey";
import { firstAdministrator } from "./steps/settings";

test.use({ role: null });

// The one-time password is good for one sign-in: both halves are one journey.
test("the first administrator signs in with the one-time password, has to choose one, and then sees the panel", async ({ page }) => {
  const { email, password } = firstAdministrator();
  const own = "four plain words in a row";

  await test.step("without a session every page leads to the sign-in", async () => {
    await page.goto("/audit?outcome=refused");
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });

  await test.step("a wrong password is refused without telling who exists", async () => {
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText("password");
    await expect(page).toHaveURL(/\/login/);
  });

  await test.step("the one-time password leads to choosing one, and nowhere else", async () => {
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
    await page.goto("/catalog");
    await expect(page.getByRole("heading", { name: "Choose a password" })).toBeVisible();
  });

  await test.step("a short one is not taken, and two entries have to agree", async () => {
    await page.getByLabel("One-time password").fill(password);
    await page.getByLabel("New password", { exact: true }).fill("short");
    await page.getByLabel("New password again").fill("short");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("Use at least 12 characters")).toBeVisible();
    await page.getByLabel("New password", { exact: true }).fill(own);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("The two entries differ.")).toBeVisible();
  });

  await test.step("the panel opens with a good one", async () => {
    await page.getByLabel("New password again").fill(own);
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  });

  await test.step("after signing out only the chosen password opens it", async () => {
    await page.getByRole("button", { name: /appearance, account, sign out/ }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toContainText("password");
    await page.getByLabel("Password").fill(own);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Overview", level: 1 })).toBeVisible();
  });
});
