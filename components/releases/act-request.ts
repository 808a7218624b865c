import type { LegalAct, PersonAct } from "@/lib/releases/legal-acts-view";

/** What a person may add to an act before it is sent. */
type ActAnswers = { reason: string; typedName: string; resourceIds: string };

export const NO_ANSWERS: ActAnswers = { reason: "", typedName: "", resourceIds: "" };

/** How a button leads on: straight to the preview, which asks all that has to be asked, or through a dialog. */
export function leadsToPreview(act: LegalAct, stackStatus: string | null): boolean {
  return act.act === "deploy" || (act.act === "delete" && stackStatus !== "DELETE_FAILED");
}

/** Which resources the dialog can leave out, and in whose words; null: none in this act. */
export function skippable(act: PersonAct): { label: string; hint: string } | null {
  switch (act) {
    case "continue-rollback":
      return {
        label: "Resources to leave as they are (for experts)",
        hint: "AWS marks them as rolled back although they are not; the stack may become unusable. Only where mending them is impossible.",
      };
    case "delete":
      return {
        label: "Resources to keep",
        hint: "AWS deletes the rest and forgets these; they stay in the account and go on costing.",
      };
    default:
      return null;
  }
}

const LOGICAL_ID = /^[A-Za-z0-9.]{1,255}$/;

/** The ids in the field; `wrong` names the first that cannot be one. */
export function parseResourceIds(text: string): { ids: string[]; wrong: string | null } {
  const ids = text
    .split(/[\s,]+/)
    .map((id) => id.trim())
    .filter((id) => id !== "");
  return { ids: [...new Set(ids)], wrong: ids.find((id) => !LOGICAL_ID.test(id)) ?? null };
}

/** The request of an act that starts an operation (cancelling is an act on one and has its own). */
export function startBody(act: LegalAct, answers: ActAnswers) {
  if (act.act === "cancel") throw new Error("Cancelling starts no operation");
  const reason = answers.reason.trim();
  const { ids } = parseResourceIds(answers.resourceIds);
  return {
    kind: act.act,
    ...(act.release !== null && (act.act === "deploy" || act.act === "rollback") ? { release: act.release } : {}),
    // Going back runs by itself where nothing that holds data is touched; everything else shows its preview first.
    autoConfirm: act.act === "rollback",
    ...(reason === "" ? {} : { reason }),
    // The stack may have moved on since the button was drawn: then nothing is to happen that its label did not say.
    ...(act.resolvesTo === null ? {} : { expects: { resolvesTo: act.resolvesTo, release: act.release, operationId: act.operationId } }),
    // Rolling a failed launch back deletes the stack, and has no preview that would ask.
    ...(act.act === "rollback" && act.deletesStack ? { typedName: answers.typedName } : {}),
    ...(skippable(act.act) !== null && ids.length > 0 ? { resourcesToSkip: ids } : {}),
  };
}
