"use client";

import FormField from "@cloudscape-design/components/form-field";
import RadioGroup from "@cloudscape-design/components/radio-group";

import { ROLES, type Role } from "@/lib/auth/actor";
import { roleSchema } from "@/lib/people/person-view";

import { ROLE_WORDS } from "./role-words";

/** One of the roles, each with what it is for. */
export function RoleChoice({ value, onChoose }: { value: Role; onChoose: (role: Role) => void }) {
  return (
    <FormField stretch label="Role">
      <RadioGroup
        value={value}
        items={ROLES.map((role) => ({ value: role, label: role, description: ROLE_WORDS[role] }))}
        onChange={({ detail }) => onChoose(roleSchema.parse(detail.value))}
      />
    </FormField>
  );
}
