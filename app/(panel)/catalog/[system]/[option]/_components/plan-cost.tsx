import { rangeFigure, rangeInWords } from "@/components/catalog/plan-figures";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { OptionView } from "@/lib/catalog/catalog-views";

/** The plan's own cost table, in its words and figures, and where they disagree with each other. */
export function PlanCost({ view }: { view: OptionView }) {
  return (
    <PanelBox title="What the plan says it costs" note="Plan, not a price: US dollars a month, as its authors wrote them.">
      {view.estimateLines.length > 0 ? (
        <PlainTable
          caption="The plan’s cost lines"
          columns={[{ header: "Line" }, { header: "Size and number" }, { header: "USD a month", numeric: true }]}
          rows={view.estimateLines.map((line) => ({
            key: line.key,
            cells: [line.optional ? `${line.title} (optional)` : line.title, line.specification, rangeFigure(line.estimate)],
          }))}
          foot={["The plan’s total", view.planHeadline ? `heading: ${rangeInWords(view.planHeadline)}` : "", rangeFigure(view.planTotal ?? view.sumOfLines)]}
        />
      ) : (
        <p>The plan has no cost lines for this option.</p>
      )}
      {view.contradictions.length + view.costRemarks.length > 0 ? (
        <>
          <h3 style={{ marginBlockStart: 16 }}>
            <span aria-hidden="true">▲ </span>
            {view.contradictions.length > 0 ? "Where its figures disagree" : "What its figures leave out"}
          </h3>
          <ul>
            {[...view.contradictions, ...view.costRemarks].map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
    </PanelBox>
  );
}
