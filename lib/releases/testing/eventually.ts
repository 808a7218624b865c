import { setTimeout as sleep } from "node:timers/promises";

const LOOK_EVERY_MS = 50;

/** Looks until there is an answer; throws with what it waited for when that takes longer than allowed. */
export async function eventually<Answer>(waitingFor: string, look: () => Promise<Answer | null | undefined | false>, withinMs = 45_000): Promise<Answer> {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await look();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > until) throw new Error(`Waited ${withinMs} ms in vain for: ${waitingFor}`);
    await sleep(LOOK_EVERY_MS);
  }
}
