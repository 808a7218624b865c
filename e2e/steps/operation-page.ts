import { expect, type Locator, type Page } from "@playwright/test";

/** An operation's page, in a person's words. */
export const operationPage = (page: Page) => ({
  open: (operation: { id: string; operationId: string }) => page.goto(`/environments/${operation.id}/operations/${operation.operationId}`),
  /** The word beside the title that answers "is it going well?". */
  says: (word: string, options?: { timeout?: number }) => expect(page.getByRole("main").getByText(word, { exact: true }).first()).toBeVisible(options),
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
