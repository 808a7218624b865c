import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

import { findBrowser } from "../set-up/browser.mjs";
import { median, rounded } from "./statistics.mjs";

const RUNS = 3;
// A Chromium without the internet, and as root without its own sandbox.
const FLAGS = [
  "--headless=new",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--disable-gpu",
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/** Lighthouse with its desktop preset, signed in: the median of several runs per page. */
export async function measurePages({ pages, cookie }) {
  const chrome = await launch({ chromePath: await findBrowser(), chromeFlags: FLAGS });
  try {
    const results = {};
    for (const [name, url] of Object.entries(pages)) {
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await measure(url, chrome.port, cookie));
      results[name] = Object.fromEntries(Object.keys(runs[0]).map((key) => [key, rounded(median(runs.map((each) => each[key])), 3)]));
    }
    return results;
  } finally {
    chrome.kill();
  }
}

async function measure(url, port, cookie) {
  const outcome = await lighthouse(url, { port, extraHeaders: { Cookie: cookie }, onlyCategories: ["performance", "accessibility"], logLevel: "error" }, desktopConfig);
  if (!outcome) throw new Error(`Lighthouse said nothing about ${url}.`);
  const { audits, categories } = outcome.lhr;
  return {
    performance: categories.performance.score * 100,
    accessibility: categories.accessibility.score * 100,
    lcpMs: audits["largest-contentful-paint"].numericValue,
    cls: audits["cumulative-layout-shift"].numericValue,
    totalBlockingMs: audits["total-blocking-time"].numericValue,
  };
}
