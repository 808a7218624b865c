import { bundleOptions } from "../set-up/bundles.mjs";

/**
 * Bundles the worker again whenever one of its sources changes, and restarts it with the result.
 * @param {{ restart: () => Promise<void> }} worker
 * @param {(line: string) => void} say
 * @returns {Promise<() => void>} ends the watch
 */
export async function watchWorker(worker, say) {
  const { context } = await import("esbuild");
  let isFirst = true; // the watch begins with a build of what already runs
  const restartWorker = {
    name: "restart-worker",
    setup(build) {
      build.onEnd(({ errors }) => {
        if (errors.length > 0) say(`The worker could not be bundled: ${errors.map(({ text, location }) => `${location?.file}:${location?.line} ${text}`).join("; ")}`);
        else if (!isFirst) void worker.restart();
        isFirst = false;
      });
    },
  };
  const options = bundleOptions(["worker"]);
  const watching = await context({ ...options, plugins: [...(options.plugins ?? []), restartWorker] });
  await watching.watch();
  return () => void watching.dispose();
}
