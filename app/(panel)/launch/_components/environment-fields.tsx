"use client";

import Button from "@cloudscape-design/components/button";
import Container from "@cloudscape-design/components/container";
import FormField from "@cloudscape-design/components/form-field";
import Header from "@cloudscape-design/components/header";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import Textarea from "@cloudscape-design/components/textarea";
import Toggle from "@cloudscape-design/components/toggle";

import { accountWords } from "@/components/accounts/account-words";
import { Stack } from "@/components/ui/stack";
import type { AccountView } from "@/lib/accounts/account-view";
import { STAGES, stageSchema } from "@/lib/environments/environment-view";

import { problemsAt, type DraftProblem, type LaunchDraft } from "./launch-draft";
import styles from "./launch.module.css";

type EnvironmentFieldsProps = {
  accounts: readonly AccountView[];
  system: string;
  draft: LaunchDraft;
  problems: readonly DraftProblem[];
  onEdit: (change: Partial<LaunchDraft>, path: string) => void;
};

const accountLabel = (account: AccountView): string => `${accountWords(account)}${account.accountNumber ? `, ${account.accountNumber}` : ""}`;

/** Name, stage, place, protection, tags and note of the environment that is to be. */
export function EnvironmentFields({ accounts, system, draft, problems, onEdit }: EnvironmentFieldsProps) {
  const account = accounts.find(({ id }) => id === draft.accountId);

  return (
    <Container header={<Header variant="h2">Environment</Header>}>
      <Stack>
        <div className={styles.fields}>
          <FormField
            stretch
            label="Name"
            description="Also the end of the stack’s name; it cannot be changed later."
            errorText={problemsAt(problems, "name")}
            constraintText="Letters from A to Z, digits and hyphens."
          >
            <Input
              value={draft.name}
              placeholder={`${system}-${draft.stage}`}
              autoComplete={false}
              spellcheck={false}
              invalid={problemsAt(problems, "name") !== undefined}
              onChange={({ detail }) => onEdit({ name: detail.value.trim() }, "name")}
            />
          </FormField>
          <FormField stretch label="Stage" errorText={problemsAt(problems, "stage")}>
            <Select
              selectedOption={{ value: draft.stage, label: draft.stage }}
              options={STAGES.map((stage) => ({ value: stage, label: stage }))}
              onChange={({ detail }) => onEdit({ stage: stageSchema.parse(detail.selectedOption.value) }, "stage")}
            />
          </FormField>
          <FormField stretch label="AWS account" errorText={problemsAt(problems, "accountId")} constraintText={connectionWords(account)}>
            <Select
              selectedOption={account ? { value: account.id, label: accountLabel(account) } : null}
              options={accounts.map((known) => ({ value: known.id, label: accountLabel(known) }))}
              onChange={({ detail }) => {
                const next = accounts.find(({ id }) => id === detail.selectedOption.value);
                if (next) onEdit({ accountId: next.id, region: next.regions[0] ?? "" }, "accountId");
              }}
            />
          </FormField>
          <FormField stretch label="Region" errorText={problemsAt(problems, "region")}>
            <Select
              selectedOption={draft.region === "" ? null : { value: draft.region, label: draft.region }}
              options={(account?.regions ?? []).map((region) => ({ value: region, label: region }))}
              onChange={({ detail }) => onEdit({ region: detail.selectedOption.value ?? "" }, "region")}
            />
          </FormField>
        </div>
        <FormField stretch label="Protected" description="Each change waits until a person has seen its preview and confirmed it; the stack cannot be deleted while it is on.">
          <Toggle checked={draft.protected} onChange={({ detail }) => onEdit({ protected: detail.checked }, "protected")}>
            {draft.protected ? "Protected" : "Not protected"}
          </Toggle>
        </FormField>
        <TagFields draft={draft} problems={problems} onEdit={onEdit} />
        <FormField stretch label="Note" description="Kept with release 1: why it is launched, for whom." errorText={problemsAt(problems, "note")}>
          <Textarea rows={2} value={draft.note} onChange={({ detail }) => onEdit({ note: detail.value }, "note")} />
        </FormField>
      </Stack>
    </Container>
  );
}

function connectionWords(account: AccountView | undefined): string | undefined {
  switch (account?.connection.state) {
    case "denied":
    case "unreachable":
      return `Not usable now: ${account.connection.reason ?? account.connection.state}.`;
    case "unknown":
      return "Not tried yet; the worker checks each minute.";
    case "connected":
    case undefined:
      return undefined;
  }
}

function TagFields({ draft, problems, onEdit }: Pick<EnvironmentFieldsProps, "draft" | "problems" | "onEdit">) {
  const replaceTag = (index: number, change: Partial<LaunchDraft["tags"][number]>) =>
    onEdit({ tags: draft.tags.map((tag, at) => (at === index ? { ...tag, ...change } : tag)) }, `tags.${index}`);

  return (
    <FormField stretch label="Tags" description="Reach every resource; Pilothouse adds four of its own.">
      <div className={styles.tags}>
        {draft.tags.map((tag, index) => (
          // A tag has no identity but its place while it is being typed.
          // oxlint-disable-next-line react/no-array-index-key
          <FormField stretch key={index} errorText={problemsAt(problems, `tags.${index}`)}>
            <div className={styles.tag}>
              <Input ariaLabel={`Key of tag ${index + 1}`} placeholder="Key" value={tag.key} onChange={({ detail }) => replaceTag(index, { key: detail.value })} />
              <Input ariaLabel={`Value of tag ${index + 1}`} placeholder="Value" value={tag.value} onChange={({ detail }) => replaceTag(index, { value: detail.value })} />
              <Button ariaLabel={`Remove tag ${index + 1}`} onClick={() => onEdit({ tags: draft.tags.filter((_, at) => at !== index) }, "tags")}>
                Remove
              </Button>
            </div>
          </FormField>
        ))}
        <div>
          <Button iconName="add-plus" onClick={() => onEdit({ tags: [...draft.tags, { key: "", value: "" }] }, "tags")}>
            Add a tag
          </Button>
        </div>
      </div>
    </FormField>
  );
}
