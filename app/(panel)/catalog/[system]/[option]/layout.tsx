import { notFound } from "next/navigation";
import type { ReactNode } from "react";

import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";

/** Outside of its page's loading, so that an address of no option is answered as not found before anything is sent. */
export default async function OptionLayout({ params, children }: { params: Promise<{ system: string; option: string }>; children: ReactNode }) {
  const { system, option } = await params;
  if (!(await loadOptionTemplate({ system, option }))) notFound();
  return children;
}
