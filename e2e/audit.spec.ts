import { defineEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { baseUrl } from "./steps/settings";

test.use({ role: "admin" });

test("the audit holds what was done and what was refused, and its filters are in the address", async ({ page }) => {
  const environment = await defineEnvironment("audited");
  await page.goto(`/environments/${environment.id}`);
  const refused = await page.request.post(`/api/v1/environments/${environment.id}/operations`, { data: { kind: "rollback" }, headers: { Origin: baseUrl() } });
  expect(refused.status(), "nothing to roll back").toBe(409);

  await page.getByRole("navigation", { name: "Pages", exact: true }).getByRole("link", { name: "Audit" }).click();
  const acts = page.getByRole("table", { name: "Acts, newest first" });
  await expect(acts.getByRole("row").nth(1)).toContainText("operation.request");

  await page.getByLabel("Outcome").selectOption({ label: "Refused" });
  await expect(page).toHaveURL(/outcome=refused/);
  await expect(acts.getByRole("row").nth(1)).toContainText("refused: not-possible");
  await page.getByLabel("About").selectOption("environment");
  await page.getByLabel("Outcome").selectOption({ label: "Done" });
  await page.getByLabel("Words of what happened").fill(environment.name);
  await expect(page).toHaveURL(new RegExp(`q=${environment.name}`));
  await expect(acts.getByRole("row").nth(1)).toContainText("environment.create");
  await expect(acts.getByRole("row")).toHaveCount(2);

  const address = page.url();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(page).toHaveURL(/\/audit$/);
  await page.goto(address);
  await expect(page.getByLabel("Words of what happened")).toHaveValue(environment.name);
  await expect(page.getByLabel("About")).toHaveValue("environment");
  await expect(acts.getByRole("row")).toHaveCount(2);

  await page.getByRole("button", { name: "Verify the whole audit" }).click();
  await expect(page.getByText(/^All [\d,]+ rows are as they were written$/)).toBeVisible();
});
