import type { WorkStep } from "@/lib/catalog/plan-choices";
import { PHASE_TITLES } from "@/lib/catalog/resource-phase";

/** The plan's own steps; which of them a launch does by itself is said. */
export function OrderOfWork({ steps }: { steps: readonly WorkStep[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.key} style={{ marginBlockEnd: 10 }}>
          <strong>{step.title}</strong>
          {step.when ? ` (${step.when})` : ""}
          {step.phase ? <em>, done by the launch: {PHASE_TITLES[step.phase]}</em> : null}
          <ul>
            {step.steps.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
