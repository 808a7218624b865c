import { CloudWatchClient, PutDashboardCommand } from "@aws-sdk/client-cloudwatch";
import { chromium } from "@playwright/test";

import { findBrowser } from "../set-up/browser.mjs";
import { median, rounded } from "./statistics.mjs";

const WIDGETS = 20;
const COLUMNS = 4;
const RUNS = 5;
const CURSOR_MS = 3_000;
const NAME = "bench-20-widgets";
const VIEWPORT = { width: 1_400, height: 2_000 }; // all twenty are on it, so none waits
const ARGUMENTS = ["--disable-background-networking", "--disable-component-update", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

/**
 * A dashboard of twenty charts in Chromium, until the first and until all are drawn: cold (nobody asked before), loaded again within the
 * period, and come back to from another page of the panel. And how many frames a second the pointer's line makes on all of them at once.
 * @param {{ product: { url: string, sandboxUrl: string }, cookie: string, account: { id: string, regions: string[] } }} options
 */
export async function measureDashboards({ product, cookie, account }) {
  await putDashboard(product.sandboxUrl, account.regions[0]);
  const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined, args: ARGUMENTS });
  const address = `${product.url}/dashboards?account=${account.id}&dashboard=${NAME}`;
  const cookies = cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1), url: product.url }));
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.addCookies(cookies);
  try {
    // Another range each time is one that nobody has asked for: the server has nothing of it.
    const cold = [];
    for (let run = 0; run < RUNS; run += 1) cold.push(await look(context, `${address}&${rangeBefore(run)}`));
    const reloaded = [];
    for (let run = 0; run < RUNS; run += 1) reloaded.push(await look(context, `${address}&${rangeBefore(run)}`));
    const cached = await comeBack(context, `${product.url}/dashboards?account=${account.id}`);
    return { widgets: WIDGETS, coldMs: mediansOf(cold), reloadedMs: mediansOf(reloaded), cachedMs: mediansOf(cached), sharedCursorFramesPerSecond: await cursorFrames(context, `${address}&${rangeBefore(0)}`) };
  } finally {
    await browser.close();
  }
}

function rangeBefore(run) {
  const end = Math.floor(Date.now() / 3_600_000) * 3_600_000 - run * 60_000;
  return new URLSearchParams({ start: new Date(end - 3 * 3_600_000).toISOString(), end: new Date(end).toISOString() });
}

const mediansOf = (looks) => ({ first: rounded(median(looks.map(({ first }) => first)), 0), all: rounded(median(looks.map(({ all }) => all)), 0) });

/** Milliseconds from asking for the page. */
async function look(context, address) {
  const page = await context.newPage();
  const times = await untilDrawn(page, () => page.goto(address, { waitUntil: "commit" }));
  await page.close();
  return times;
}

/** Milliseconds from the click on the dashboard's link in the panel; the first visit does not count. */
async function comeBack(context, list) {
  const page = await context.newPage();
  await page.goto(list);
  const link = page.getByRole("link", { name: NAME });
  const visits = [];
  for (let run = 0; run <= RUNS; run += 1) {
    await link.waitFor();
    visits.push(await untilDrawn(page, () => link.click({ noWaitAfter: true })));
    await page.goBack();
  }
  await page.close();
  return visits.slice(1);
}

async function untilDrawn(page, ask) {
  const startedMs = performance.now();
  const drawn = (count) => page.waitForFunction((least) => document.querySelectorAll(".uplot canvas").length >= least, count, { polling: "raf" });
  await ask();
  await drawn(1);
  const first = performance.now() - startedMs;
  await drawn(WIDGETS);
  return { first, all: performance.now() - startedMs };
}

async function cursorFrames(context, address) {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction((count) => document.querySelectorAll(".uplot canvas").length >= count, WIDGETS);
  const frames = await page.evaluate(
    (forMs) =>
      new Promise((resolve) => {
        const over = document.querySelector(".u-over");
        const { left, top, width } = over.getBoundingClientRect();
        let count = 0;
        let startedMs;
        const step = (nowMs) => {
          startedMs ??= nowMs;
          count += 1;
          over.dispatchEvent(new MouseEvent("mousemove", { bubbles: true, clientX: left + ((count * 7) % width), clientY: top + 30 }));
          if (nowMs - startedMs < forMs) requestAnimationFrame(step);
          else resolve(count / ((nowMs - startedMs) / 1_000));
        };
        requestAnimationFrame(step);
      }),
    CURSOR_MS,
  );
  await page.close();
  return rounded(frames, 0);
}

const search = (metric, stat) => [{ expression: `SEARCH('{AWS/EC2,InstanceId} MetricName="${metric}"', '${stat}', 60)` }];

/** Each widget asks for two lines of every instance there is; no two ask the same. */
async function putDashboard(endpoint, region) {
  const client = new CloudWatchClient({ endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });
  const metrics = ["CPUUtilization", "NetworkIn", "NetworkOut", "EBSReadOps", "EBSWriteOps"];
  const stats = ["Average", "Maximum", "Minimum", "Sum"];
  const widgets = Array.from({ length: WIDGETS }, (_, index) => ({
    type: "metric",
    x: (index % COLUMNS) * (24 / COLUMNS),
    y: Math.floor(index / COLUMNS) * 6,
    width: 24 / COLUMNS,
    height: 6,
    properties: { title: `Widget ${index + 1}`, view: "timeSeries", region, period: 60, metrics: [search(metrics[index % metrics.length], stats[Math.floor(index / metrics.length)])] },
  }));
  await client.send(new PutDashboardCommand({ DashboardName: NAME, DashboardBody: JSON.stringify({ widgets }) }));
  client.destroy();
}
