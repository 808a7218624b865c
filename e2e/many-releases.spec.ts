import { defineEnvironment } from "./steps/environments";
import { expect, test } from "./steps/journey";
import { createRelease } from "./steps/panel-api";

const ON_TWO_PAGES = 21; // a page of the story has 20

test("releases of two pages are compared, and the place in the list is kept in the address", async ({ page }) => {
  const environment = await defineEnvironment("many");
  for (let number = 2; number <= ON_TWO_PAGES; number += 1) await createRelease(environment.id, { RateLimit: `${number}/minute` });
  const pages = page.getByRole("navigation", { name: "Pages of the releases" });
  const release = (number: number) => page.getByRole("heading", { name: `Release ${number}`, exact: true });

  await test.step("choose the newest on the first page and the first on the last", async () => {
    await page.goto(`/environments/${environment.id}/releases`);
    await expect(pages).toContainText("page 1 of 2");
    await expect(release(1)).toHaveCount(0);
    await page.getByRole("checkbox", { name: `Compare release ${ON_TWO_PAGES}` }).check();
    await pages.getByRole("link", { name: "Next" }).click();
    await expect(pages).toContainText("page 2 of 2");
    await expect(release(1)).toBeVisible();
    await page.getByRole("checkbox", { name: "Compare release 1" }).check();
  });

  await test.step("the comparison stands above the page it was asked for on, for a colleague too", async () => {
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("heading", { name: `Release 1 → release ${ON_TWO_PAGES}` })).toBeVisible();
    await page.goto(page.url());
    await expect(page.getByRole("table", { name: "Settings that differ" }).getByRole("row", { name: /RateLimit/ })).toContainText(`${ON_TWO_PAGES}/minute`);
    await expect(pages).toContainText("page 2 of 2");
  });

  await test.step("closing it leads back to the same page, and from there to the one before", async () => {
    await page.getByRole("link", { name: "Close the comparison" }).click();
    await expect(page.getByRole("heading", { name: /→/ })).toHaveCount(0);
    await expect(pages).toContainText("page 2 of 2");
    await pages.getByRole("link", { name: "Previous" }).click();
    await expect(release(ON_TWO_PAGES)).toBeVisible();
  });
});
