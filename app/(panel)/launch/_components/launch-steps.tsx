"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

import { StepFrame } from "@/components/ui/step-frame";
import type { AccountView } from "@/lib/accounts/account-view";
import type { OptionView } from "@/lib/catalog/catalog-views";

import type { LaunchStep } from "../search-params";
import { checkDraft, newDraft, type DraftProblem, type LaunchDraft } from "./launch-draft";
import { OptionStep } from "./option-step";
import { ReviewStep } from "./review-step";
import { SettingsStep } from "./settings-step";
import { useLaunch } from "./use-launch";
import { useLaunchDraft } from "./use-launch-draft";
import { useNameTaken } from "./use-name-taken";

type LaunchStepsProps = {
  view: OptionView;
  accounts: readonly AccountView[];
  step: LaunchStep;
  onStep: (step: LaunchStep) => void;
  onChoose: (option: { system: string; option: string }) => void;
};

export function LaunchSteps({ view, accounts, step, onStep, onChoose }: LaunchStepsProps) {
  const router = useRouter();
  const { draft, change, forget, isRestored } = useLaunchDraft(`${view.system}/${view.option}`, newDraft(view, accounts));
  const [tries, setTries] = useState(0);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [acknowledgement, setAcknowledgement] = useState<"open" | "missed" | "given">("open");
  const nameTaken = useNameTaken(draft.name);
  const { launch, refusal, forgetRefusal, isLaunching } = useLaunch(view, draft, forget);

  const problems = [...checkDraft(draft, view, accounts), ...nameTaken, ...(refusal?.problems ?? [])];
  const refused = new Set(refusal?.problems);
  const shown = problems.filter((problem) => tries > 0 || problem.path === "" || refused.has(problem) || isWorthSaying(problem.path, touched, draft));
  // A reload on the review of an unfinished draft lands where the work is.
  const activeStep: LaunchStep = step === "review" && (!isRestored || problems.length > 0) && !isLaunching ? "settings" : step;

  // A try that did not get on leads to the first field that is in the way.
  useEffect(() => {
    if (tries > 0) document.querySelector<HTMLElement>(`main [aria-invalid="true"]`)?.focus();
  }, [tries]);

  function edit(changed: Partial<LaunchDraft>, path: string) {
    setTouched((current) => (current.has(path) ? current : new Set([...current, path])));
    forgetRefusal();
    change(changed);
  }

  function goTo(next: LaunchStep) {
    if (next === "review" && problems.length > 0) setTries((count) => count + 1);
    else onStep(next);
  }

  const error = activeStep === "settings" && (tries > 0 || refusal !== null) && problems.length > 0 ? countedProblems(problems) : activeStep === "review" ? refusal?.detail : undefined;

  return (
    <StepFrame
      label="Steps of the launch"
      activeId={activeStep}
      error={error}
      onGo={goTo}
      onCancel={() => router.push(`/catalog/${view.system}/${view.option}`)}
      submitText={`Launch ${draft.name}`}
      isSubmitting={isLaunching}
      onSubmit={() => (view.capabilities.length > 0 && acknowledgement !== "given" ? setAcknowledgement("missed") : launch())}
      steps={[
        { id: "option", title: "Option", description: "What is to be launched.", content: <OptionStep chosen={view} onChoose={onChoose} /> },
        {
          id: "settings",
          title: "Settings",
          description: `${view.systemTitle}: ${view.title}`,
          content: <SettingsStep view={view} accounts={accounts} draft={draft} problems={shown} onEdit={edit} />,
        },
        {
          id: "review",
          title: "Review",
          description: "Everything that will be created, and the release that records it.",
          content: (
            <ReviewStep
              view={view}
              accounts={accounts}
              draft={draft}
              isAcknowledged={acknowledgement === "given"}
              acknowledgementProblem={acknowledgement === "missed" ? "Confirm this to launch." : undefined}
              onAcknowledge={(isGiven) => setAcknowledgement(isGiven ? "given" : "open")}
              onEdit={() => onStep("settings")}
            />
          ),
        },
      ]}
    />
  );
}

/** An empty field that nobody has been to yet is not wrong, only not filled in. */
function isWorthSaying(path: string, touched: ReadonlySet<string>, draft: LaunchDraft): boolean {
  if (touched.has(path)) return true;
  const parameter = path.startsWith("parameters.") ? draft.parameters[path.slice("parameters.".length)] : undefined;
  return parameter !== undefined && parameter !== "";
}

const countedProblems = (problems: readonly DraftProblem[]): string =>
  problems.length === 1 ? `One thing to change: ${problems[0]?.message ?? ""}` : `${problems.length} things to change; each is said at its field.`;
