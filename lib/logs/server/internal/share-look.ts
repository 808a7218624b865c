import "server-only";

const SHARED_MS = 2_000; // as often as a tail asks

const kept = globalThis as typeof globalThis & { pilothouseLogLooks?: Map<string, { asked: Promise<unknown>; at: number }> };

/**
 * One look for all in this process who ask the same within two seconds: ten people who follow the same lines cost what one does.
 * `key` tells questions apart, and who asks must not matter to the answer. A failure is not kept.
 */
export function shareLook<Answer>(key: string, nowMs: number, look: () => Promise<Answer>): Promise<Answer> {
  const looks = (kept.pilothouseLogLooks ??= new Map());
  for (const [one, { at }] of looks) if (nowMs - at >= SHARED_MS) looks.delete(one);
  const known = looks.get(key);
  // Keys name the kind of their question, so what is kept under one has the type that is asked for.
  if (known) return known.asked as Promise<Answer>;
  const asked = look();
  looks.set(key, { asked, at: nowMs });
  asked.catch(() => looks.delete(key));
  return asked;
}
