"use client";

import dynamic from "next/dynamic";

import { Bone } from "@/components/ui/skeleton";

// Markdown's parser comes with the first text widget, not with the page.
const Markdown = dynamic(() => import("./text-markdown").then((module) => module.TextMarkdown), { ssr: false, loading: () => <Bone height={60} /> });

/** A text widget. */
export function TextView({ markdown }: { markdown: string }) {
  return <Markdown markdown={markdown} />;
}
