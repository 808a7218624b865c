import "server-only";

const KEPT = 5_000; // ten minutes of a busy hour; an id takes some 40 bytes

/**
 * The messages this process has passed on, in that order. Ids alone cannot tell what a reader has missed: a transaction that drew a
 * smaller id may commit after one with a larger.
 */
export class DeliveredIds {
  private readonly ids = new Set<string>();

  /** False where it was passed on before. */
  add(id: string): boolean {
    if (this.ids.has(id)) return false;
    this.ids.add(id);
    if (this.ids.size > KEPT) {
      const [oldest] = this.ids;
      if (oldest !== undefined) this.ids.delete(oldest);
    }
    return true;
  }

  /** What was passed on after `id`, in order; null where `id` is not among those remembered. */
  after(id: string): string[] | null {
    if (!this.ids.has(id)) return null;
    const all = [...this.ids];
    return all.slice(all.indexOf(id) + 1);
  }

  newest(): string | null {
    return [...this.ids].at(-1) ?? null;
  }
}
