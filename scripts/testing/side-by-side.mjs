const AT_ONCE = 2; // the steps that may stand beside another use one core each, and machines to test on have two

/**
 * Runs steps in their order, two at a time, and alone those that want the machine for themselves: what waits for a pace
 * or for a browser must not wait for another step. Returns what came of each, in the order of the steps; where one throws,
 * it does so too, when all have ended.
 * @template {{ isAlone?: boolean }} Step
 * @template Result
 * @param {Step[]} steps
 * @param {(step: Step) => Promise<Result>} run
 * @returns {Promise<Result[]>}
 */
export async function runSideBySide(steps, run) {
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  const untilAtMost = async (count) => {
    while (running.size > count) await Promise.race(running);
  };

  const results = [];
  for (const step of steps) {
    await untilAtMost(step.isAlone ? 0 : AT_ONCE - 1);
    const result = run(step);
    results.push(result);
    const over = () => void running.delete(ended);
    const ended = result.then(over, over);
    running.add(ended);
    if (step.isAlone) await untilAtMost(0);
  }
  await untilAtMost(0);
  return Promise.all(results);
}
