import { redirect } from "next/navigation";

/** Every environment's address begins with this one, so people shorten theirs to it: the overview lists them. */
export default function EnvironmentsPage() {
  redirect("/#environments");
}
