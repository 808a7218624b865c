import { chromium } from "@playwright/test";
import { writeFileSync } from "node:fs";
import path from "node:path";

import { findBrowser } from "../set-up/browser.mjs";
import { LOOKS, pictureName } from "./looks.mjs";
import { smallPng } from "./small-png.mjs";

// Chromium without the internet, and as root without its own sandbox.
const ARGUMENTS = ["--disable-background-networking", "--disable-component-update", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

/**
 * The first screen of every page in each look.
 * @param {{ url: string, cookie: string, pages: import("./pages.mjs").PicturedPage[], folder: string, say: (text: string) => void }} options
 */
export async function takePictures({ url, cookie, pages, folder, say }) {
  const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined, args: ARGUMENTS });
  const cookies = cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url }));
  try {
    for (const { name, path: address, shows, draws, signedOut } of pages)
      for (const { look, viewport, colorScheme } of LOOKS) {
        const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce", timezoneId: "Europe/Stockholm" });
        if (!signedOut) await context.addCookies(cookies);
        const page = await context.newPage();
        await page.goto(`${url}${address}`);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        if (shows) await page.getByText(shows, { exact: true }).first().waitFor();
        if (draws) await untilDrawn(page);
        await page.evaluate(() => document.fonts.ready);
        if (!signedOut) await page.getByText(/feed live|no feed|feed not heard|no worker|feed: not known/).first().waitFor({ state: "attached" });
        const picture = pictureName(name, look);
        writeFileSync(path.join(folder, picture), await smallPng(await page.screenshot()));
        await context.close();
        say(`  ${picture}`);
      }
  } finally {
    await browser.close();
  }
}

/** A dashboard's charts below the first screen are not asked for before somebody comes near. */
async function untilDrawn(page) {
  const chart = page.locator(".uplot canvas");
  const widget = page.getByRole("article");
  await widget.or(chart).first().waitFor({ state: "attached" }); // an alarm's chart stands in no widget
  if ((await widget.count()) > 0) await widget.first().scrollIntoViewIfNeeded();
  await chart.first().waitFor({ state: "attached" });
  await page.evaluate(() => window.scrollTo(0, 0));
}
