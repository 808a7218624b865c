"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import Toggle from "@cloudscape-design/components/toggle";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { useNotices } from "@/components/ui/notices";
import { needsRole } from "@/lib/auth/needs-role";
import { tagProblem } from "@/lib/environments/environment-tags";
import { environmentDetailSchema, STAGES, type EnvironmentDetail, type Stage } from "@/lib/environments/environment-view";
import { environmentQuery } from "@/lib/environments/queries";
import type { UpdateEnvironment } from "@/lib/environments/update-environment-input";
import { sendJson } from "@/lib/http/send-json";
import { legalActsQuery } from "@/lib/releases/queries";

import { rowsOfTags, tagsOfRows, type TagRow } from "./tag-rows";

const MOST_TAGS = 46;

/** What the environment is called by and guarded with. Stage and tags reach the stack with its next deployment. */
export function DescriptionForm({ environment, mayWrite }: { environment: EnvironmentDetail; mayWrite: boolean }) {
  const notices = useNotices();
  const queryClient = useQueryClient();
  const [stage, setStage] = useState<Stage>(environment.stage);
  const [guarded, setGuarded] = useState(environment.protected);
  const [rows, setRows] = useState<readonly TagRow[]>(() => rowsOfTags(environment.tags));
  const save = useMutation({
    mutationFn: (change: UpdateEnvironment) => sendJson("PATCH", `/api/v1/environments/${environment.id}`, change, environmentDetailSchema),
    onSuccess: (saved) => {
      queryClient.setQueryData(environmentQuery(saved.id).queryKey, saved);
      void queryClient.invalidateQueries({ queryKey: legalActsQuery(saved.id).queryKey });
      setRows(rowsOfTags(saved.tags));
      notices.say(`The settings of ${saved.name} are saved.`);
    },
  });
  const tags = tagsOfRows(rows);
  const tagsDiffer = JSON.stringify(rowsOfTags(tags.values)) !== JSON.stringify(rowsOfTags(environment.tags));
  const change: UpdateEnvironment = {
    ...(stage === environment.stage ? {} : { stage }),
    ...(guarded === environment.protected ? {} : { protected: guarded }),
    ...(tagsDiffer ? { tags: tags.values } : {}),
  };
  const nothing = Object.keys(change).length === 0;

  return (
    <PanelBox title="Description and protection" note="Stage and tags reach the stack with its next deployment.">
      <Stack>
        <FormField label="Stage">
          <div style={{ maxWidth: 240 }}>
            <Select
              selectedOption={{ value: stage, label: stage }}
              options={STAGES.map((value) => ({ value, label: value }))}
              disabled={!mayWrite}
              onChange={({ detail }) => setStage(STAGES.find((known) => known === detail.selectedOption.value) ?? stage)}
            />
          </div>
        </FormField>
        <FormField label="Protection" description="A protected environment is never changed without a person confirming the preview, and its stack cannot be deleted.">
          <Toggle checked={guarded} disabled={!mayWrite} onChange={({ detail }) => setGuarded(detail.checked)}>
            Protected
          </Toggle>
        </FormField>
        <FormField label="Tags" description="AWS puts them on the stack and on its resources." errorText={tags.problem ?? undefined}>
          <AttributeEditor
            items={[...rows]}
            empty="No tags of your own."
            addButtonText="Add a tag"
            removeButtonText="Remove"
            removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
            disableAddButton={!mayWrite || rows.length >= MOST_TAGS}
            isItemRemovable={() => mayWrite}
            onAddButtonClick={() => setRows([...rows, { key: "", value: "" }])}
            onRemoveButtonClick={({ detail }) => setRows(rows.filter((_, index) => index !== detail.itemIndex))}
            definition={[
              {
                label: "Key",
                errorText: ({ key, value }) => (key === "" ? undefined : (tagProblem(key, value) ?? undefined)),
                // The editor calls these as functions for each row; they hold no state.
                // oxlint-disable-next-line react/no-unstable-nested-components
                control: ({ key }, index) => <TagInput label="Key" value={key} disabled={!mayWrite} onChange={(next) => setRows(rows.with(index, { key: next, value: rows[index]?.value ?? "" }))} />,
              },
              {
                label: "Value",
                // oxlint-disable-next-line react/no-unstable-nested-components
                control: ({ key, value }, index) => (
                  <TagInput label={`Value of ${key || "the new tag"}`} value={value} disabled={!mayWrite} onChange={(next) => setRows(rows.with(index, { key: rows[index]?.key ?? "", value: next }))} />
                ),
              },
            ]}
          />
        </FormField>
        <ProblemAlert error={save.error} />
        <div>
          <Button
            variant="primary"
            disabled={!mayWrite || nothing || tags.problem !== null}
            disabledReason={!mayWrite ? needsRole("environments:write") : nothing ? "Nothing is changed." : (tags.problem ?? undefined)}
            loading={save.isPending}
            loadingText="Saving"
            onClick={() => save.mutate(change)}
          >
            Save
          </Button>
        </div>
      </Stack>
    </PanelBox>
  );
}

function TagInput({ label, value, disabled, onChange }: { label: string; value: string; disabled: boolean; onChange: (value: string) => void }) {
  return <Input ariaLabel={label} value={value} disabled={disabled} onChange={({ detail }) => onChange(detail.value)} />;
}
