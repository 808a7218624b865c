import type { EvidenceKind, GatheredEvidence } from "@/lib/maintenance/evidence";
import { obstacleToFollowUp, obstacleToVerdict, signOffSchema, type SignOffInput } from "@/lib/maintenance/sign-off";
import type { Verdict } from "@/lib/maintenance/task-state";

/** The form as somebody fills it in. */
export type SignOffDraft = {
  verdict: Verdict | null;
  note: string;
  byHand: Partial<Record<EvidenceKind, string>>;
  followUp: { title: string; owner: string; dueOn: string };
};

type Checked = { kind: "obstacle"; why: string } | { kind: "ready"; signOff: SignOffInput };

/** What would be sent, or the one thing that is still missing. The server decides again. */
export function signOffDraft({ verdict, note, byHand, followUp }: SignOffDraft, { evidence, isCorrection, today }: { evidence: GatheredEvidence | null; isCorrection: boolean; today: string }): Checked {
  if (verdict === null) return obstacle("Choose a verdict.");
  if (verdict !== "skip" && evidence === null) return obstacle("Gather the evidence first: nothing is signed unseen.");
  if (isCorrection && note.trim() === "") return obstacle("Say in the note why it is corrected.");
  const filledIn = (evidence?.items ?? []).flatMap(({ kind }) => {
    const text = byHand[kind]?.trim() ?? "";
    return text === "" ? [] : [{ kind, text }];
  });
  const why = obstacleToVerdict({ verdict, byHand: filledIn }, evidence?.items ?? []);
  if (why !== null) return obstacle(why);
  const parsed = signOffSchema.safeParse({ verdict, note, evidenceId: evidence?.id ?? null, byHand: filledIn, ...(verdict === "act" ? { followUp } : {}) });
  if (!parsed.success) return obstacle(parsed.error.issues[0]?.message ?? "Something is missing.");
  const hopeless = obstacleToFollowUp(parsed.data.followUp, today);
  return hopeless === null ? { kind: "ready", signOff: parsed.data } : obstacle(hopeless);
}

const obstacle = (why: string): Checked => ({ kind: "obstacle", why });
