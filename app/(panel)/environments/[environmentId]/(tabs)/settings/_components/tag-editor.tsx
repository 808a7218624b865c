"use client";

import AttributeEditor from "@cloudscape-design/components/attribute-editor";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";

import { tagProblem } from "@/lib/environments/environment-tags";

import type { TagRow } from "./tag-rows";

const MOST_TAGS = 46; // CloudFormation takes 50; four are Pilothouse's own

type TagEditorProps = { rows: readonly TagRow[]; problem: string | null; disabled: boolean; onChange: (rows: readonly TagRow[]) => void };

/** Tags as rows of key and value; each row says what is wrong with it, `problem` what is wrong with all of them. */
export function TagEditor({ rows, problem, disabled, onChange }: TagEditorProps) {
  const changeRow = (index: number, change: Partial<TagRow>) => onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <FormField label="Tags" description="AWS puts them on the stack and on its resources." errorText={problem ?? undefined}>
      <AttributeEditor
        items={[...rows]}
        empty="No tags of your own."
        addButtonText="Add a tag"
        removeButtonText="Remove"
        removeButtonAriaLabel={({ key }) => `Remove tag ${key}`}
        disableAddButton={disabled || rows.length >= MOST_TAGS}
        isItemRemovable={() => !disabled}
        onAddButtonClick={() => onChange([...rows, { key: "", value: "" }])}
        onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, index) => index !== detail.itemIndex))}
        definition={[
          {
            label: "Key",
            errorText: ({ key, value }) => (key === "" ? undefined : (tagProblem(key, value) ?? undefined)),
            // The editor calls these as functions for each row; they hold no state.
            // oxlint-disable-next-line react/no-unstable-nested-components
            control: ({ key }, index) => <Input ariaLabel="Key" value={key} disabled={disabled} onChange={({ detail }) => changeRow(index, { key: detail.value })} />,
          },
          {
            label: "Value",
            // oxlint-disable-next-line react/no-unstable-nested-components
            control: ({ key, value }, index) => (
              <Input ariaLabel={`Value of ${key || "the new tag"}`} value={value} disabled={disabled} onChange={({ detail }) => changeRow(index, { value: detail.value })} />
            ),
          },
        ]}
      />
    </FormField>
  );
}
