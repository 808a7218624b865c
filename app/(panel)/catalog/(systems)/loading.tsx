import { PageSkeleton } from "@/components/ui/skeleton";

export default function CatalogLoading() {
  return <PageSkeleton boxes={[330, 330]} />;
}
