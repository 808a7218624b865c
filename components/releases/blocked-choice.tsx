"use client";

import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";

import type { BlockedResource } from "@/lib/releases/operation-view";

type BlockedChoiceProps = {
  label: string;
  hint: string;
  blocked: readonly BlockedResource[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** What keeps the stack stuck, each with AWS's words, to be left out one by one. */
export function BlockedChoice({ label, hint, blocked, chosen, onChange }: BlockedChoiceProps) {
  return (
    <FormField label={label} description={hint}>
      {blocked.map(({ logicalId, resourceType, plain, reason }) => (
        <Checkbox
          key={logicalId}
          checked={chosen.includes(logicalId)}
          description={reason === "" ? plain : `${plain} AWS says: ${reason}`}
          onChange={({ detail }) => onChange(detail.checked ? [...chosen, logicalId] : chosen.filter((id) => id !== logicalId))}
        >
          {logicalId} ({resourceType})
        </Checkbox>
      ))}
    </FormField>
  );
}
