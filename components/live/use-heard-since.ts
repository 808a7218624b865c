"use client";

import { useState } from "react";

type Heard<Value> = Readonly<Record<string, Value>>;

/**
 * What was heard, by id, since `read` was read. A new reading is newer than anything heard before it, so that is then forgotten;
 * readings are told apart by identity.
 */
export function useHeardSince<Value>(read: object): [heard: Heard<Value>, hear: (id: string, value: Value) => void] {
  const [kept, setKept] = useState<{ read: object; heard: Heard<Value> }>({ read, heard: {} });
  const heard = kept.read === read ? kept.heard : {};
  const hear = (id: string, value: Value) =>
    setKept((current) => ({ read, heard: { ...(current.read === read ? current.heard : {}), [id]: value } }));
  return [heard, hear];
}
