"use client";

import { usePathname, useRouter } from "next/navigation";

import { PickOne } from "@/components/ui/pick-one";

import { WINDOWS } from "../search-params";

/** How long is compared on each side; the address says so. */
export function WindowChoice({ value }: { value: string }) {
  const router = useRouter();
  const pathname = usePathname();
  return <PickOne label="Compared on each side" value={value} options={WINDOWS} onChoose={(wanted) => router.push(wanted === WINDOWS[0].value ? pathname : `${pathname}?window=${wanted}`, { scroll: false })} />;
}
