"use client";

import { usePathname, useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";

import { listHref, type ListShape, type ListState } from "./list-state";

/**
 * Goes to another state of a list by its address. `wanted` is what was asked for last, at once; `isPending` until the server has
 * answered with it. A second change made meanwhile builds on `wanted`, so that the first is not lost.
 */
export function useListNavigation<Filter extends string, Sort extends string>(shape: ListShape<Filter, Sort>, state: ListState<Filter, Sort>) {
  const router = useRouter();
  const pathname = usePathname();
  const [isPending, startTransition] = useTransition();
  const [wanted, want] = useOptimistic(state);

  /** `replace` for what is typed letter by letter: the back button then leaves the list instead of unspelling a word. */
  const go = (next: ListState<Filter, Sort>, options: { replace: boolean } = { replace: false }) =>
    startTransition(() => {
      want(next);
      const href = listHref(shape, pathname, next);
      if (options.replace) router.replace(href, { scroll: false });
      else router.push(href, { scroll: false });
    });

  return { wanted, go, isPending };
}
