import { PageSkeleton } from "@/components/ui/skeleton";

export default function AlarmsLoading() {
  return <PageSkeleton boxes={[60, 640]} />;
}
