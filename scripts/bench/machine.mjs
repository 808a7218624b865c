import os from "node:os";

/** What the figures were taken on. They are comparable only on the same machine; ratios travel further. */
export const describeMachine = () => ({
  cores: os.availableParallelism(),
  processor: os.cpus()[0]?.model ?? "unknown",
  memoryGib: Math.round(os.totalmem() / 2 ** 30),
  node: process.version,
  platform: `${os.platform()} ${os.release()}`,
  loadAverageAtStart: os.loadavg()[0],
});
