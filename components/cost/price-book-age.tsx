import { Ago } from "@/components/ui/ago";
import type { Estimate } from "@/lib/pricing/estimate-view";

/** Which prices something was worked out with, and how old they are. */
export function PriceBookAge({ estimate: { region, priceBook } }: { estimate: Pick<Estimate, "region" | "priceBook"> }) {
  return (
    <>
      AWS list prices of {region}, price book {priceBook.version}, <Ago iso={priceBook.asOf} suffix=" old" />
    </>
  );
}
