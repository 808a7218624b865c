"use client";

import Button from "@cloudscape-design/components/button";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { ActButton } from "@/components/ui/act-button";
import { FilterSelect } from "@/components/ui/filter-select";
import { useNotices } from "@/components/ui/notices";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { useChange } from "@/components/ui/use-change";
import { sendJson } from "@/lib/http/send-json";
import { rulesQuery } from "@/lib/notifications/queries";
import { rulesViewSchema, type RulesView } from "@/lib/notifications/rules-view";

import { emptyRow, rowsOf, rulesOf } from "./rules-draft";
import { RulesMatrix } from "./rules-matrix";
import styles from "./rules-matrix.module.css";

export type EnvironmentChoice = { id: string; name: string };

/** What a target is told of: changed here, sent as a whole. */
export function RulesEditor({ view, environments }: { view: RulesView; environments: readonly EnvironmentChoice[] }) {
  const queryClient = useQueryClient();
  const { say } = useNotices();
  const [rows, setRows] = useState(() => rowsOf(view.rules));
  const isChanged = JSON.stringify(rulesOf(rows)) !== JSON.stringify(rulesOf(rowsOf(view.rules)));
  const save = useChange({
    mutationFn: () => sendJson("PUT", "/api/v1/notifications/rules", { target: view.target, rules: rulesOf(rows) }, rulesViewSchema),
    onSuccess: (saved) => {
      queryClient.setQueryData(rulesQuery(view.target).queryKey, saved);
      setRows(rowsOf(saved.rules));
      say(`What ${view.title} is told of is saved.`);
    },
  });
  const left = environments.filter(({ id }) => !rows.some(({ environmentId }) => environmentId === id));
  const add = (id: string) => {
    const chosen = left.find((environment) => environment.id === id);
    if (chosen) setRows([...rows, emptyRow(chosen.id, chosen.name)]);
  };

  return (
    <Stack tight>
      <RulesMatrix caption={`What ${view.title} is told of`} rows={rows} onChange={setRows} />
      <div className={styles.acts}>
        {left.length > 0 ? <AddEnvironment choices={left} onAdd={add} /> : null}
        <ActButton variant="primary" obstacle={isChanged ? undefined : "Nothing is changed."} loading={save.isPending} loadingText="Saving" onClick={() => save.mutate()}>
          Save
        </ActButton>
        {isChanged ? <Button onClick={() => setRows(rowsOf(view.rules))}>Undo the changes</Button> : null}
      </div>
      <ProblemAlert error={save.error} />
    </Stack>
  );
}

/** A select whose first choice is none: choosing adds the row. */
function AddEnvironment({ choices, onAdd }: { choices: readonly EnvironmentChoice[]; onAdd: (id: string) => void }) {
  return <FilterSelect label="Something else for one environment" value="" none="Choose…" options={choices.map(({ id, name }) => ({ value: id, label: name }))} onChoose={onAdd} />;
}
