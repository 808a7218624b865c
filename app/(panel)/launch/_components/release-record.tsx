import { accountWords } from "@/components/accounts/account-words";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";
import { stackTags } from "@/lib/environments/environment-tags";

import { environmentToCreate, type LaunchDraft } from "./launch-draft";
import styles from "./launch.module.css";

type ReleaseRecordProps = { view: OptionView; draft: LaunchDraft; values: Readonly<Record<string, string>>; account: AccountView | undefined };

/** The record as it will be kept: it never changes afterwards. */
export function ReleaseRecord({ view, draft, values, account }: ReleaseRecordProps) {
  const tags = stackTags(environmentToCreate(draft, values, view));
  const changed = (name: string, value: string) => view.parameters.find((parameter) => parameter.name === name)?.default !== value;

  return (
    <Stack>
      <PlainTable
        caption="The environment"
        columns={[{ header: "What" }, { header: "Value" }]}
        rows={[
          { key: "name", cells: ["Environment", `${draft.name}, stage ${draft.stage}${draft.protected ? ", protected" : ""}`] },
          { key: "option", cells: ["Option", `${view.systemTitle}: ${view.title}`] },
          { key: "account", cells: ["Account and region", `${account ? accountWords(account) : ""}, ${draft.region}`] },
          { key: "template", cells: ["Template", <span key="template">{view.templateFile}, SHA-256 <Exactly text={view.templateHash} /></span>] },
          { key: "capabilities", cells: ["Capabilities", view.capabilities.length === 0 ? "none" : view.capabilities.join(", ")] },
          { key: "note", cells: ["Note", draft.note.trim() === "" ? "none" : draft.note] },
        ]}
      />
      <PlainTable
        caption="Parameters"
        columns={[{ header: "Parameter" }, { header: "Value" }, { header: "Against the default" }]}
        rows={Object.entries(values).map(([name, value]) => ({
          key: name,
          cells: [view.parameters.find((parameter) => parameter.name === name)?.label ?? name, <Exactly key="value" text={value} />, changed(name, value) ? "● changed" : "default"],
        }))}
      />
      <PlainTable
        caption="Tags"
        columns={[{ header: "Tag" }, { header: "Value" }]}
        rows={Object.entries(tags).map(([key, value]) => ({ key, cells: [key, <Exactly key="value" text={value} />] }))}
      />
    </Stack>
  );
}

/** A value letter by letter. */
function Exactly({ text }: { text: string }) {
  return <span className={styles.mono}>{text === "" ? "(empty)" : text}</span>;
}
