/** Something the palette can go to. */
export type JumpTarget = { group: "Pages" | "Environments" | "Catalogue" | "Operations"; label: string; detail: string; href: string };

const GROUP_ORDER: readonly JumpTarget["group"][] = ["Environments", "Pages", "Catalogue", "Operations"];
const MOST_PER_GROUP = 8;

/** How well a target answers the words typed: 0 not at all, more is better. Every word has to occur. */
function matchScore(target: JumpTarget, typed: string): number {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const label = target.label.toLowerCase();
  const all = `${label} ${target.detail.toLowerCase()}`;
  if (!words.every((word) => all.includes(word))) return 0;
  const first = words[0];
  if (first === undefined) return 1;
  if (label.startsWith(first)) return 3;
  return label.includes(first) ? 2 : 1;
}

/** The targets that answer, group by group, the best first; few enough to read. */
export function findTargets(targets: readonly JumpTarget[], typed: string): JumpTarget[] {
  const scored = targets.map((target) => ({ target, score: matchScore(target, typed) })).filter(({ score }) => score > 0);
  return GROUP_ORDER.flatMap((group) =>
    scored
      .filter(({ target }) => target.group === group)
      .sort((a, b) => b.score - a.score)
      .slice(0, MOST_PER_GROUP)
      .map(({ target }) => target),
  );
}
