import type { UnitPrice } from "@/lib/pricing/estimate-view";

import styles from "./price-proof.module.css";

/** How a figure comes about, folded away: the multiplications, then each unit price with where and when it was found. */
export function PriceProof({ of, arithmetic, unitPrices }: { of: string; arithmetic: readonly string[]; unitPrices: readonly UnitPrice[] }) {
  if (arithmetic.length === 0) return null;
  return (
    <details className={styles.proof}>
      <summary>
        Arithmetic<span className="ph-visually-hidden"> of {of}</span>
      </summary>
      <ul>
        {arithmetic.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <p>Unit prices, US dollars:</p>
      <ul>
        {unitPrices.map(({ sku, description, unit, usd, source, asOf, confidence, remark }) => (
          <li key={sku}>
            {description}: {usd} for each {unit}. From {source}, {asOf ?? "without a date"}; confidence {confidence}.{remark === null ? "" : ` ${remark}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
