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
        {arithmetic.map((sentence, index) => (
          // Two parts may be reckoned alike; they never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{sentence}</li>
        ))}
      </ul>
      {unitPrices.length === 0 ? null : (
        <>
          <p>Unit prices, US dollars:</p>
          <ul>
            {[...new Set(unitPrices.map(unitPriceWords))].map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

const unitPriceWords = ({ description, unit, usd, source, asOf, confidence, remark }: UnitPrice): string =>
  `${description}: ${usd} for each ${unit}. From ${source}, ${asOf ?? "without a date"}; confidence ${confidence}.${remark === null ? "" : ` ${remark}`}`;
