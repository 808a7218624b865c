"use client";

import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";

import { PickOne } from "@/components/ui/pick-one";

import { boardLabel } from "./board-label";
import styles from "./controls.module.css";

type BoardChoiceProps = {
  /** Of the environment's stack, in their order. */
  own: readonly string[];
  /** The account's others. */
  others: readonly string[];
  current: string | null;
};

const NONE = "";

/** Which dashboard: the stack's own as links, any other of the account out of a list. The range and all else stay as they are. */
export function BoardChoice({ own, others, current }: BoardChoiceProps) {
  const pathname = usePathname();
  const router = useRouter();
  const params = useSearchParams();
  const hrefOf = (name: string) => {
    const next = new URLSearchParams([...params].filter(([key]) => !key.startsWith("var."))); // another's variables mean nothing here
    next.set("dashboard", name);
    return `${pathname}?${next}`;
  };
  const isOther = current !== null && others.includes(current);
  return (
    <div className={styles.row}>
      {own.length > 0 ? (
        <nav aria-label="Dashboards">
          <ul className={styles.boards}>
            {own.map((name) => (
              <li key={name}>
                <Link href={hrefOf(name)} prefetch={false} className={styles.board} aria-current={name === current ? "page" : undefined}>
                  {boardLabel(name)}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {others.length > 0 ? (
        <PickOne
          label="Others of the account"
          value={isOther ? current : NONE}
          options={[...(isOther ? [] : [{ value: NONE, label: "Choose …" }]), ...others.map((name) => ({ value: name, label: name }))]}
          onChoose={(name) => name !== NONE && router.push(hrefOf(name), { scroll: false })}
        />
      ) : null}
    </div>
  );
}
