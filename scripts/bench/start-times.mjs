import { startProduct } from "./product.mjs";
import { median, rounded } from "./statistics.mjs";

const WARM_RUNS = 3;

/**
 * `npm start` on an empty data folder (packages and build in place already), then again on the same one. A fresh clone's first start is
 * longer by `npm ci` and the build; take it by hand with an empty checkout.
 */
export async function measureStarts(home, speed) {
  const first = await startProduct({ home, speed });
  await first.stop();
  const warm = [];
  for (let run = 0; run < WARM_RUNS; run += 1) {
    const again = await startProduct({ home, speed });
    await again.stop();
    warm.push(again.startMs);
  }
  return { lines: first.lines, seconds: { emptyDataFolder: rounded(first.startMs / 1_000, 2), again: rounded(median(warm) / 1_000, 2) } };
}
