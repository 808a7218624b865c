import { PageSkeleton } from "@/components/ui/skeleton";

export default function SystemCompareLoading() {
  return <PageSkeleton boxes={[190, 760, 330]} />;
}
