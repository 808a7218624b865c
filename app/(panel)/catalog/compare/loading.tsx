import { PageSkeleton } from "@/components/ui/skeleton";

export default function CompareLoading() {
  return <PageSkeleton boxes={[190, 760, 330]} />;
}
