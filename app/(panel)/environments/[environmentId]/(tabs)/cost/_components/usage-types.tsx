import { usdFigure } from "@/components/cost/usd-words";
import type { CostLine } from "@/lib/cost/environment-cost-view";

/** What the bill calls it, how much of it, and what it came to. */
export function UsageTypes({ of, usage }: { of: string; usage: CostLine["usage"] }) {
  if (usage.length === 0) return <p>No usage type of the bill is this line’s alone.</p>;
  return (
    <ul aria-label={`Billed usage types of ${of}`}>
      {usage.map(({ usageType, usd, quantity, unit }) => (
        <li key={usageType}>
          <code>{usageType}</code>: {usdFigure(usd)} USD{quantity === null ? "" : ` for ${Number(quantity).toLocaleString("en", { maximumFractionDigits: 2 })} ${unit ?? ""}`}
        </li>
      ))}
    </ul>
  );
}
