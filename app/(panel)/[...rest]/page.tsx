import { notFound } from "next/navigation";

/** Every address that no other page has, inside the panel: so "not found" keeps the navigation. */
export default function NowherePage() {
  notFound();
}
