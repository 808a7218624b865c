"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";

import { launchContents, type LaunchContents } from "@/components/catalog/launch-contents";
import type { OptionView } from "@/lib/catalog/catalog-views";
import { fetchAnswer } from "@/lib/http/fetch-answer";

/** The parsed template. The parser is loaded with it: only this step needs it. */
const templateQuery = ({ system, option, templateHash }: Pick<OptionView, "system" | "option" | "templateHash">) =>
  queryOptions({
    queryKey: ["catalog", system, option, "template", templateHash],
    queryFn: async ({ signal }) => {
      const [response, { parseTemplate }] = await Promise.all([fetchAnswer(`/api/v1/catalog/${system}/${option}/template`, { signal }), import("@/lib/catalog/template")]);
      const result = parseTemplate(await response.text());
      if (result.kind === "invalid") throw new Error(`The template of ${system}/${option} cannot be read`);
      return result.template;
    },
    staleTime: Infinity, // the hash in the key names the bytes
  });

/** What the launch creates with these values; null while the template is on its way. */
export function useLaunchContents(view: OptionView, values: Readonly<Record<string, string>>): { contents: LaunchContents | null; error: Error | null } {
  const { data: template, error } = useQuery(templateQuery(view));
  const contents = useMemo(() => (template ? launchContents(template, values) : null), [template, values]);
  return { contents, error };
}
