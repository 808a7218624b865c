import { usdFigure } from "@/components/cost/usd-words";
import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { HOURS_PER_MONTH } from "@/lib/pricing/dimension";
import type { CostLine, EnvironmentCostView } from "@/lib/cost/environment-cost-view";

/** Everything that AWS says runs, priced; and what could not be told. */
export function Running({ cost: { looked, lines, unplanned } }: { cost: EnvironmentCostView }) {
  const parts = [...lines.flatMap(({ running }) => running), ...unplanned.running];
  const known = parts.filter(isTold);
  const unmeasured = [...new Set(parts.filter((part) => !isTold(part)).map(({ logicalId, title }) => `${logicalId}: ${title}`))];
  return (
    <PanelBox
      title="What runs"
      note={
        looked ? (
          <>
            As AWS told <Ago iso={looked.at} suffix=" ago" />; list price for a month of 730 hours. What is paid by use is counted as if every day were like the last one measured.
          </>
        ) : undefined
      }
    >
      {looked === null ? (
        <EmptyState title="Nobody has looked yet">The worker asks AWS what runs within minutes of a deployment.</EmptyState>
      ) : (
        <>
          {looked.outcome === "failed" ? <p>The last look failed; what is shown is of the look before.</p> : null}
          {looked.problems.length > 0 ? (
            <ul>
              {looked.problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          ) : null}
          {known.length === 0 ? <p>Nothing that is charged by the hour runs.</p> : <RunningTable parts={known} />}
          {unmeasured.length === 0 ? null : (
            <details>
              <summary>Paid by use, and not told by CloudWatch: {unmeasured.length}</summary>
              <ul>
                {unmeasured.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </PanelBox>
  );
}

function RunningTable({ parts }: { parts: CostLine["running"] }) {
  return (
    <PlainTable
      stacks
      caption="What runs, US dollars a month"
      columns={[{ header: "Resource" }, { header: "Part" }, { header: "Number", numeric: true }, { header: "USD a month", numeric: true }, { header: "In AWS" }]}
      rows={parts.map((part) => ({ key: `${part.logicalId} ${part.physicalId} ${part.charge} ${part.title}`, cells: [part.logicalId, part.title, quantityWords(part), monthly(part), <code key="id">{part.physicalId}</code>] }))}
    />
  );
}

/** A part that is paid by use and was not measured is no figure of anything. */
const isTold = ({ fromUsage, usdPerMonth }: CostLine["running"][number]): boolean => !fromUsage || usdPerMonth !== null;

/** "2", "4 vCPU", "8 GB-month": what is charged by the hour is told as how many there are, the rest as what a month of it comes to. */
function quantityWords({ quantity, unit, fromUsage }: CostLine["running"][number]): string {
  if (fromUsage) return `${(quantity * HOURS_PER_MONTH).toLocaleString("en", { maximumFractionDigits: 2 })} ${unit} a month, as measured over 24 h`;
  const isByHour = /(^|-)hour$/.test(unit);
  const [figure, word] = isByHour ? [quantity, unit.replace(/-?hour$/, "")] : [quantity * HOURS_PER_MONTH, unit];
  return `${figure.toLocaleString("en", { maximumFractionDigits: 2 })} ${word}`.trim();
}

const monthly = ({ usdPerMonth }: CostLine["running"][number]): string => (usdPerMonth === null ? "no price" : usdFigure(usdPerMonth));

/** A line's own running resources, as a list. */
export function RunningParts({ of, parts }: { of: string; parts: CostLine["running"] }) {
  const known = parts.filter(isTold);
  if (known.length === 0) return <p>Nothing of it runs by the hour.</p>;
  return (
    <ul aria-label={`What runs of ${of}`}>
      {known.map((part) => (
        <li key={`${part.physicalId} ${part.charge} ${part.title}`}>
          {part.logicalId}: {part.title}, {quantityWords(part)}, {monthly(part)} USD a month
        </li>
      ))}
    </ul>
  );
}
