"use client";

import { usePathname, useRouter } from "next/navigation";
import { useTransition } from "react";

import { listHref, type ListShape, type ListState } from "./list-state";

/** Goes to another state of a list by its address. `isPending` until the server has answered with it. */
export function useListNavigation<Filter extends string, Sort extends string>(shape: ListShape<Filter, Sort>) {
  const router = useRouter();
  const pathname = usePathname();
  const [isPending, startTransition] = useTransition();

  /** `replace` for what is typed letter by letter: the back button then leaves the list instead of unspelling a word. */
  const go = (state: ListState<Filter, Sort>, options: { replace: boolean } = { replace: false }) =>
    startTransition(() => {
      const href = listHref(shape, pathname, state);
      if (options.replace) router.replace(href, { scroll: false });
      else router.push(href, { scroll: false });
    });

  return { go, isPending };
}
