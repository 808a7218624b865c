import { PageSkeleton } from "@/components/ui/skeleton";

export default function PeopleLoading() {
  return <PageSkeleton boxes={[320]} />;
}
