import { needsRole } from "@/lib/auth/needs-role";
import type { LegalAct } from "@/lib/releases/legal-acts-view";

/** Why an act is not open to this person now, as a disabled button says it; undefined: it is. */
export function actObstacle({ possible, why, until }: Pick<LegalAct, "possible" | "why" | "until">, mayRun: boolean): string | undefined {
  if (!mayRun) return needsRole("operations:run");
  if (possible) return undefined;
  return `${why ?? "Not possible now."}${until === null ? "" : ` Wait until ${until}.`}`;
}
