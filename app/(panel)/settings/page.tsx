import { redirect } from "next/navigation";

/** The settings have no page of their own: the navigation lists them. */
export default function SettingsPage() {
  redirect("/settings/accounts");
}
