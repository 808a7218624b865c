import { expect, type Locator, type Page } from "@playwright/test";

/** An operation's page, in a person's words. */
export const operationPage = (page: Page) => ({
  open: (operation: { id: string; operationId: string }) => page.goto(`/environments/${operation.id}/operations/${operation.operationId}`),
  /** The answer to "is it going well?": on the page, and read out unasked to those who do not see it, there with each quarter of the way. */
  says: async (word: string, options?: { timeout?: number }) => {
    await expect(page.getByRole("main").getByRole("status").first()).toHaveText(new RegExp(`^${word}(, \\d+ percent)?$`), options);
    await expect(page.getByRole("main").getByText(word, { exact: true }).first()).toBeVisible();
  },
  /** The timeline's line of a resource, with the state that is read out to those who do not see the bar. */
  resource: (logicalId: string): Locator => page.getByRole("listitem").filter({ has: page.getByText(logicalId, { exact: true }), hasText: "AWS::" }),
  percent: () => percentOf(page.getByRole("progressbar", { name: "Progress", exact: true })),
});

/** What a progress bar says, whichever way it is made. */
export const percentOf = (bar: Locator): Promise<number> =>
  bar.evaluate((element) => (element instanceof HTMLProgressElement ? element.value : Number(element.getAttribute("aria-valuenow"))));

/** Waits for the address of an operation's page and reads the ids in it. */
export async function arriveAtOperation(page: Page): Promise<{ id: string; operationId: string }> {
  const address = /\/environments\/([0-9a-f-]{36})\/operations\/([0-9a-f-]{36})/;
  await page.waitForURL(address);
  const [, id = "", operationId = ""] = address.exec(page.url()) ?? [];
  return { id, operationId };
}
