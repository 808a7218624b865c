"use client";

import { usePathname, useRouter } from "next/navigation";

import { monthTitle } from "@/components/cost/month-words";
import { PickOne } from "@/components/ui/pick-one";

/** Which month the page is about; the address says so. */
export function MonthChoice({ month, months }: { month: string; months: readonly string[] }) {
  const router = useRouter();
  const pathname = usePathname();
  return (
    <PickOne
      label="Month"
      value={month}
      options={months.map((one) => ({ value: one, label: monthTitle(one) }))}
      onChoose={(one) => router.push(one === months[0] ? pathname : `${pathname}?month=${one}`, { scroll: false })}
    />
  );
}
