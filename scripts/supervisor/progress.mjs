import { StartFailure } from "./start-failure.mjs";

/**
 * One line per step on the given stream, with what came of it and how long it took. Steps that are broken off because
 * `signal` aborted say nothing: their end was wanted.
 * @param {NodeJS.WritableStream} stream
 * @param {AbortSignal} signal
 */
export function createProgress(stream, signal) {
  const say = (line) => void stream.write(`${line}\n`);
  return {
    say,
    /**
     * Runs a step. It returns its outcome in a few words ("up to date"); `note` announces work that takes long.
     * @template T
     * @param {string} name
     * @param {(note: (text: string) => void) => Promise<T | string> | T | string} work
     */
    async step(name, work) {
      const startedMs = performance.now();
      try {
        const outcome = await work((text) => say(`    ${name.padEnd(18)} ${text} …`));
        say(`  ✓ ${name.padEnd(18)} ${String(outcome).padEnd(44)} ${seconds(startedMs).padStart(7)}`);
        return outcome;
      } catch (error) {
        const outcome = error instanceof StartFailure ? "failed" : "failed unexpectedly";
        if (!signal.aborted) say(`  ✗ ${name.padEnd(18)} ${outcome.padEnd(44)} ${seconds(startedMs).padStart(7)}`);
        throw error;
      }
    },
  };
}

const seconds = (startedMs) => `${((performance.now() - startedMs) / 1000).toFixed(1)} s`;
