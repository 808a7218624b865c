"use client";

import FormField from "@cloudscape-design/components/form-field";
import Select from "@cloudscape-design/components/select";
import Toggle from "@cloudscape-design/components/toggle";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ActButton } from "@/components/ui/act-button";
import { useNotices } from "@/components/ui/notices";
import { PanelBox } from "@/components/ui/panel-box";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { useChange } from "@/components/ui/use-change";
import { needsRole } from "@/lib/auth/needs-role";
import { environmentDetailSchema, STAGES, type EnvironmentDetail, type Stage } from "@/lib/environments/environment-view";
import { environmentQuery } from "@/lib/environments/queries";
import type { UpdateEnvironment } from "@/lib/environments/update-environment-input";
import { sendJson } from "@/lib/http/send-json";
import { legalActsQuery } from "@/lib/releases/queries";

import { TagEditor } from "./tag-editor";
import { rowsOfTags, tagsOfRows, type TagRow } from "./tag-rows";

/** What the environment is called by and guarded with. Stage and tags reach the stack with its next deployment. */
export function DescriptionForm({ environment, mayWrite }: { environment: EnvironmentDetail; mayWrite: boolean }) {
  const notices = useNotices();
  const queryClient = useQueryClient();
  const [stage, setStage] = useState<Stage>(environment.stage);
  const [guarded, setGuarded] = useState(environment.protected);
  const [rows, setRows] = useState<readonly TagRow[]>(() => rowsOfTags(environment.tags));
  const save = useChange({
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
  const changed = Object.keys(change).length > 0;
  const obstacle = mayWrite ? (changed ? (tags.problem ?? undefined) : "Nothing is changed.") : needsRole("environments:write");

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
        <TagEditor rows={rows} problem={tags.problem} disabled={!mayWrite} onChange={setRows} />
        <ProblemAlert error={save.error} />
        <div>
          <ActButton variant="primary" obstacle={obstacle} loading={save.isPending} loadingText="Saving" onClick={() => save.mutate(change)}>
            Save
          </ActButton>
        </div>
      </Stack>
    </PanelBox>
  );
}
