import { PageSkeleton } from "@/components/ui/skeleton";

export default function AccountsLoading() {
  return <PageSkeleton boxes={[340]} />;
}
