"use client";

import Button from "@cloudscape-design/components/button";
import Checkbox from "@cloudscape-design/components/checkbox";
import FormField from "@cloudscape-design/components/form-field";
import Input from "@cloudscape-design/components/input";
import Select from "@cloudscape-design/components/select";
import { useState } from "react";

import { Columns, Stack } from "@/components/ui/stack";
import { MOST_PAST_MONTHS, sandboxPastInputSchema, type SandboxPastInput } from "@/lib/accounts/sandbox-past";

import { wantedPastWords } from "./past-words";
import type { SandboxEnvironment } from "./sandbox-environment";

const numberOf = (text: string): number | undefined => (text.trim() === "" ? undefined : Number(text));

/** Which environment, for how long, and whether it used something else before. */
export function FillInPastForm({ environments, isSending, onFillIn }: { environments: readonly SandboxEnvironment[]; isSending: boolean; onFillIn: (past: SandboxPastInput) => void }) {
  const [stack, setStack] = useState(environments[0]?.stackName ?? "");
  const [months, setMonths] = useState("2");
  const [hasStep, setHasStep] = useState(false);
  const [daysAgo, setDaysAgo] = useState("10");
  const [factor, setFactor] = useState("0.6");
  const wanted = sandboxPastInputSchema.safeParse({ stack, months: numberOf(months), ...(hasStep ? { step: { daysAgo: numberOf(daysAgo), factor: numberOf(factor) } } : {}) });
  const problemOf = (field: string) => wanted.error?.issues.find(({ path }) => path.at(-1) === field)?.message;
  const options = environments.map(({ name, stackName }) => ({ value: stackName, label: name }));

  return (
    <form
      method="post"
      noValidate
      aria-label="Fill in a past"
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted.success && !isSending) onFillIn(wanted.data);
      }}
    >
      <Stack>
        <Columns>
          <FormField stretch label="Environment">
            <Select selectedOption={options.find(({ value }) => value === stack) ?? null} options={options} onChange={({ detail }) => setStack(detail.selectedOption.value ?? "")} />
          </FormField>
          <FormField stretch label="Months" constraintText={`1 to ${MOST_PAST_MONTHS}.`} errorText={problemOf("months")}>
            <Input type="number" inputMode="numeric" value={months} onChange={({ detail }) => setMonths(detail.value)} />
          </FormField>
        </Columns>
        <Checkbox checked={hasStep} onChange={({ detail }) => setHasStep(detail.checked)}>
          It used more or less before a day
        </Checkbox>
        {hasStep ? (
          <Columns>
            <FormField stretch label="Days ago" errorText={problemOf("daysAgo")}>
              <Input type="number" inputMode="numeric" value={daysAgo} onChange={({ detail }) => setDaysAgo(detail.value)} />
            </FormField>
            <FormField stretch label="Share of today’s use before it" constraintText="0.6: 60 % of it; 1.5: half as much again." errorText={problemOf("factor")}>
              <Input type="number" inputMode="decimal" value={factor} onChange={({ detail }) => setFactor(detail.value)} />
            </FormField>
          </Columns>
        ) : null}
        <p aria-live="polite">{wanted.success ? wantedPastWords(wanted.data) : "Mend what is marked first."}</p>
        <div>
          <Button variant="primary" formAction="submit" disabled={!wanted.success} loading={isSending}>
            Fill it in
          </Button>
        </div>
      </Stack>
    </form>
  );
}
