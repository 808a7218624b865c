import { test as base } from "@playwright/test";

import type { Role } from "@/lib/auth/actor";

import { NOBODY, sessionOf } from "./people";

export { expect } from "@playwright/test";

type Options = {
  /** Whose browser it is; null: nobody has signed in. */
  role: Role | null;
};

/**
 * A page is there before its script is: a click that comes too early is lost, as it is for a person who then clicks again. React marks
 * each element that it has taken over with its properties.
 */
const everyControlAnswers = (): boolean =>
  [...document.querySelectorAll("button, input, select, textarea")].every((control) => Object.keys(control).some((key) => key.startsWith("__reactProps")));

/**
 * A journey begins in a browser that is signed in already, by default as an operator: `test.use({ role: "viewer" })` changes that.
 * An error in a page's script or console fails the journey, whatever it was about.
 */
export const test = base.extend<Options>({
  role: ["operator", { option: true }],
  storageState: async ({ role }, use) => use(role === null ? NOBODY : await sessionOf(role)),
  page: async ({ page }, use) => {
    const said: string[] = [];
    page.on("pageerror", (error) => said.push(error.message));
    page.on("console", (message) => {
      // What the server refused is said on the page; the browser logs each such answer as well.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) said.push(message.text());
    });
    const goto = page.goto.bind(page);
    page.goto = async (address, options) => {
      const answer = await goto(address, options);
      await page.waitForFunction(everyControlAnswers);
      return answer;
    };
    await use(page);
    if (said.length > 0) throw new Error(`The browser's console said:\n${said.join("\n")}`);
  },
});
