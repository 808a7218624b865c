"use client";

import { useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";

import styles from "./jump-palette.module.css";
import { findTargets, type JumpTarget } from "./jump-target";
import type { PanelPage } from "./panel-pages";
import shell from "./shell.module.css";
import { useJumpTargets } from "./use-jump-targets";

/** Search or jump: pages, environments, options and operations by name, from anywhere, with ⌘K or Ctrl K. */
export function JumpPalette({ pages }: { pages: readonly PanelPage[] }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      setOpen((was) => !was);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);

  return (
    <>
      <button type="button" className={styles.opener} onClick={() => setOpen(true)} aria-keyshortcuts="Meta+K Control+K">
        <span>
          Search<span className={shell.wideOnly}> or jump</span>
        </span>
        <kbd aria-hidden="true">⌘K</kbd>
      </button>
      <dialog
        ref={dialog}
        className={styles.dialog}
        aria-label="Search or jump"
        closedby="any"
        onClose={() => setOpen(false)}
      >
        {open ? <Palette pages={pages} onDone={() => setOpen(false)} /> : null}
      </dialog>
    </>
  );
}

function Palette({ pages, onDone }: { pages: readonly PanelPage[]; onDone: () => void }) {
  const router = useRouter();
  const listId = useId();
  const [typed, setTyped] = useState("");
  const [marked, setMarked] = useState(0);
  const { targets, isLoading } = useJumpTargets(pages, typed);
  const found = findTargets(targets, typed);
  const chosen = Math.min(marked, found.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;

  function go(target: JumpTarget) {
    onDone();
    router.push(target.href);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length > 0) setMarked((chosen + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      const target = found[chosen];
      if (target) go(target);
    }
  }

  return (
    <>
      <input
        className={styles.input}
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(chosen) : undefined}
        aria-autocomplete="list"
        aria-label="Environment, option, page or operation"
        placeholder="Environment, option, page or operation"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
        }}
        onKeyDown={onKeyDown}
      />
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a list to choose from beside an input has no element of its own */}
      <div id={listId} className={styles.list} role="listbox" aria-label="Where to">
        {found.map((target, index) => (
          <PaletteOption
            key={target.href}
            id={optionId(index)}
            target={target}
            heading={target.group === found[index - 1]?.group ? null : target.group}
            isMarked={index === chosen}
            onMark={() => setMarked(index)}
            onGo={() => go(target)}
          />
        ))}
      </div>
      {found.length === 0 ? (
        <output className={styles.nothing}>{isLoading ? "Looking…" : `Nothing here is called “${typed}”.`}</output>
      ) : null}
    </>
  );
}

type PaletteOptionProps = { id: string; target: JumpTarget; heading: string | null; isMarked: boolean; onMark: () => void; onGo: () => void };

function PaletteOption({ id, target, heading, isMarked, onMark, onGo }: PaletteOptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isMarked) element.current?.scrollIntoView({ block: "nearest" });
  }, [isMarked]);

  return (
    <>
      {heading ? (
        <div className={styles.group} role="presentation">
          {heading}
        </div>
      ) : null}
      {/* Keys are handled by the input, which keeps the focus while the list is used. */}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus, jsx-a11y/prefer-tag-over-role */}
      <div ref={element} id={id} className={styles.option} role="option" aria-selected={isMarked} onMouseMove={onMark} onClick={onGo}>
        <span className={styles.label}>{target.label}</span>
        <span className={styles.detail}>{target.detail}</span>
      </div>
    </>
  );
}
