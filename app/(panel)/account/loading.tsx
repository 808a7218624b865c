import { PageSkeleton } from "@/components/ui/skeleton";

export default function AccountLoading() {
  return <PageSkeleton boxes={[220, 220]} />;
}
