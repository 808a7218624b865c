import { usdFigure } from "@/components/cost/usd-words";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { EnvironmentCostView } from "@/lib/cost/environment-cost-view";

/** Usage that the bill does not tell apart by line, and usage that the template does not declare; nothing where there is none. */
export function OtherUsage({ cost: { lines, shared, other } }: { cost: EnvironmentCostView }) {
  if (shared.length + other.length === 0) return null;
  const titleOf = new Map(lines.map(({ key, title }) => [key, title]));
  const rows = [
    ...shared.map((usage) => ({ ...usage, why: `shared by ${[...usage.keys.map((key) => titleOf.get(key) ?? key), ...(usage.withUnplanned ? ["what no line covers"] : [])].join(", ")}: the bill does not tell them apart` })),
    ...other.map((usage) => ({ ...usage, why: "nothing that the template declares is billed under this" })),
  ];
  return (
    <PanelBox title="Shared and other usage" note="Billed under this environment’s tag, in no line above; in the total.">
      <PlainTable
        stacks
        caption="Shared and other usage, US dollars"
        columns={[{ header: "Usage type" }, { header: "Billed", numeric: true }, { header: "Quantity", numeric: true }, { header: "Whose it is" }]}
        rows={rows.map(({ usageType, usd, quantity, unit, why }) => ({
          key: usageType,
          cells: [<code key="type">{usageType}</code>, usdFigure(usd), quantity === null ? "" : `${Number(quantity).toLocaleString("en", { maximumFractionDigits: 2 })} ${unit ?? ""}`, why],
        }))}
        foot={["Sum", usdFigure(rows.reduce((sum, { usd }) => sum + usd, 0)), "", ""]}
      />
    </PanelBox>
  );
}
