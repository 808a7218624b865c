/**
 * The answers to all items, in their order, `atOnce` of them under way at a time. Those whose turn comes when there is no time left get
 * what `late` says. Rejects as soon as one does.
 */
export async function workInTurn<Item, Answer>(items: readonly Item[], { atOnce, hasTime, work, late }: { atOnce: number; hasTime: () => boolean; work: (item: Item) => Promise<Answer>; late: (item: Item) => Answer }): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, item] = next;
      answers[index] = hasTime() ? await work(item) : late(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}
