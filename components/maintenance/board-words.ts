import type { BoardView } from "@/lib/maintenance/board-view";
import { isOpen, isSigned, type TaskState } from "@/lib/maintenance/task-state";

/** The board in a sentence: what is left, and what is late. */
export function boardSentence({ items }: Pick<BoardView, "items">): string {
  const states = items.flatMap(({ tasks }) => tasks.map(({ state }) => state));
  const count = (is: (state: TaskState) => boolean) => states.filter(is).length;
  const asked = count((state) => state !== "not-asked");
  if (asked === 0) return "Nothing is asked for here.";
  const open = count(isOpen);
  const overdue = count((state) => state === "overdue");
  if (open === 0) return count(isSigned) === asked ? `All ${asked} signed.` : "Nothing is due yet.";
  return `${open} of ${asked} to be signed${overdue === 0 ? "" : `, ${overdue} of them overdue`}.`;
}
