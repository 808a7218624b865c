import { PageSkeleton } from "@/components/ui/skeleton";

export default function OptionLoading() {
  return <PageSkeleton boxes={[420, 360, 280]} />;
}
