import { counted } from "@/components/ui/counted";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { OptionView } from "@/lib/catalog/catalog-views";

export function Characteristics({ view }: { view: OptionView }) {
  const { availabilityZones, zoneLoss, scaling, limits } = view.characteristics;
  return (
    <PanelBox title="For and against" note={view.recommendation ? `The plan recommends it: ${view.recommendation}` : undefined}>
      <h3>For</h3>
      <ul>
        {view.pros.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <h3>Against</h3>
      <ul>
        {view.cons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <PlainTable
        caption="How it behaves"
        columns={[{ header: "Question" }, { header: "Answer" }]}
        rows={[
          { key: "zones", cells: ["Where it runs", counted(availabilityZones, "availability zone")] },
          { key: "loss", cells: ["If a zone is lost", zoneLoss] },
          { key: "scaling", cells: ["How it grows", scaling] },
          ...limits.map((limit) => ({ key: limit, cells: ["Limit", limit] })),
        ]}
      />
    </PanelBox>
  );
}

export function PlanDifferences({ differences }: { differences: OptionView["planDifferences"] }) {
  if (differences.length === 0) return null;
  return (
    <PanelBox title="Where the template differs from the plan">
      <PlainTable
        caption="Differences between plan and template"
        columns={[{ header: "What" }, { header: "Planned" }, { header: "Built" }, { header: "Why" }]}
        rows={differences.map(({ title, planned, built, reason }) => ({ key: title, cells: [title, planned, built, reason] }))}
      />
    </PanelBox>
  );
}

export function VerificationSteps({ steps }: { steps: OptionView["verification"] }) {
  if (steps.length === 0) return null;
  return (
    <PanelBox title="After the launch" note="What shows that it works.">
      <ol>
        {steps.map((step) => (
          <li key={step.key}>
            {step.title}
            {step.check.kind === "by-hand" ? `: ${step.check.how}` : ""}
          </li>
        ))}
      </ol>
    </PanelBox>
  );
}
