import "./set-up/check-node-version.mjs";

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { connect } from "./bench/api-client.mjs";
import { startProduct } from "./bench/product.mjs";
import { signIn } from "./bench/sign-in.mjs";
import { listPages } from "./screenshots/pages.mjs";
import { prepare } from "./screenshots/prepare.mjs";
import { takePictures } from "./screenshots/take-pictures.mjs";
import { inCheckout } from "./supervisor/checkout.mjs";
import { makeTemporaryHome, removeHome } from "./testing/temporary-home.mjs";

const FOLDER = inCheckout("docs", "screenshots");
const SPEED = 40; // for all of it: how long the pictured launch is said to last is learned from the ones before

/** Starts a product of its own, lets something happen in it, and pictures every page into docs/screenshots. */
const home = await makeTemporaryHome();
let product;
try {
  console.log("starting …");
  product = await startProduct({ home, speed: SPEED });
  const cookie = await signIn(product);
  const api = await connect(product, home, "deploy script");
  console.log("preparing two environments, a launch that fails and one that runs …");
  const prepared = await prepare({ api, sandboxUrl: product.sandboxUrl });
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const pages = listPages(prepared);
  await takePictures({ url: product.url, cookie, pages, folder: FOLDER, say: console.log });
  writeFileSync(path.join(FOLDER, "..", "screenshots.md"), describe(pages));
} finally {
  await product?.stop();
  removeHome(home);
}

/** @param {import("./screenshots/pages.mjs").PicturedPage[]} pages */
function describe(pages) {
  const sections = pages.map(
    ({ name, title, says }) => `## ${title}

${says}

| wide, light | wide, dark | 360 px |
| --- | --- | --- |
| ![${title}](screenshots/${name}-wide-light.png) | ![${title} in the dark](screenshots/${name}-wide-dark.png) | ![${title} on a telephone](screenshots/${name}-narrow-light.png) |
`,
  );
  return `# What it looks like

Taken by \`npm run screenshots\` from a product of its own with the sandbox account. Nothing in them is made up: every figure is what that product said.

${sections.join("\n")}`;
}
