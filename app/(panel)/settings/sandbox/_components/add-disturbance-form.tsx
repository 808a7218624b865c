"use client";

import Button from "@cloudscape-design/components/button";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";

import { Columns, Stack } from "@/components/ui/stack";
import { DISTURBANCE_KINDS, DISTURBANCE_WORDS, WITH_NEXT_RELEASE, disturbanceInputSchema, type DisturbanceInput } from "@/lib/accounts/sandbox-disturbances";

import type { SandboxEnvironment } from "./sandbox-environment";

const EVERYWHERE = { value: "*", label: "every environment" };
const BEGINNINGS = [
  { value: "now", label: "now" },
  { value: "earlier", label: "some minutes ago" },
  { value: WITH_NEXT_RELEASE, label: "with the next release, until the one after" },
];
const KINDS = DISTURBANCE_KINDS.map((kind) => ({ value: kind, label: DISTURBANCE_WORDS[kind] }));

type AddDisturbanceFormProps = { environments: readonly SandboxEnvironment[]; isSending: boolean; onAdd: (disturbance: DisturbanceInput) => void };

/** One more thing that goes wrong: what, where, since when. */
export function AddDisturbanceForm({ environments, isSending, onAdd }: AddDisturbanceFormProps) {
  const [kind, setKind] = useState<string>(DISTURBANCE_KINDS[0]);
  const [stack, setStack] = useState(environments[0]?.stackName ?? EVERYWHERE.value);
  const [logicalId, setLogicalId] = useState("");
  const [begins, setBegins] = useState("now");
  const [minutesAgo, setMinutesAgo] = useState("15");
  const wanted = disturbanceInputSchema.safeParse({
    kind,
    stack,
    logicalId: logicalId.trim() || null,
    sinceMinutesAgo: begins === "earlier" ? Number(minutesAgo) : null,
    beginsWith: begins === WITH_NEXT_RELEASE ? begins : null,
  });
  const problemOf = (field: string) => wanted.error?.issues.find(({ path }) => path.at(-1) === field)?.message;
  const stacks = [...environments.map(({ name, stackName }) => ({ value: stackName, label: name })), EVERYWHERE];

  return (
    <form
      method="post"
      noValidate
      aria-label="Let something go wrong"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.success && !isSending) onAdd(wanted.data);
      }}
    >
      <Stack>
        <Columns>
          <FormField stretch label="What goes wrong">
            <Select selectedOption={KINDS.find(({ value }) => value === kind) ?? null} options={KINDS} onChange={({ detail }) => setKind(detail.selectedOption.value ?? kind)} />
          </FormField>
          <FormField stretch label="Environment" errorText={problemOf("stack")}>
            <Select selectedOption={stacks.find(({ value }) => value === stack) ?? null} options={stacks} onChange={({ detail }) => setStack(detail.selectedOption.value ?? stack)} />
          </FormField>
          <FormField stretch label="Resource" description="Its name in the template; * and ? stand for anything." constraintText="Empty: all that it can happen to." errorText={problemOf("logicalId")}>
            <Input value={logicalId} placeholder="Database" onChange={({ detail }) => setLogicalId(detail.value)} />
          </FormField>
          <FormField stretch label="It begins">
            <Select selectedOption={BEGINNINGS.find(({ value }) => value === begins) ?? null} options={BEGINNINGS} onChange={({ detail }) => setBegins(detail.selectedOption.value ?? begins)} />
          </FormField>
          {begins === "earlier" ? (
            <FormField stretch label="Minutes ago" description="With enough of them an alarm goes off at once." errorText={problemOf("sinceMinutesAgo")}>
              <Input type="number" inputMode="numeric" value={minutesAgo} onChange={({ detail }) => setMinutesAgo(detail.value)} />
            </FormField>
          ) : null}
        </Columns>
        <div>
          <Button variant="primary" formAction="submit" loading={isSending}>
            Let it go wrong
          </Button>
        </div>
      </Stack>
    </form>
  );
}
