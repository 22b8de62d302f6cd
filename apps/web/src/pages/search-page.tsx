import type { SearchQueryOutput, SearchType } from "@parley/api";
import { EmptyState, ErrorState, Tabs } from "@parley/ui";
import CloudOff from "lucide-react/icons/cloud-off";
import Search from "lucide-react/icons/search";
import SearchX from "lucide-react/icons/search-x";
import { useEffect } from "react";
import { recentSearches } from "../features/search/recent-searches";
import { SearchBox } from "../features/search/search-box";
import { SearchResults } from "../features/search/search-results";
import { type SearchResults as Results, useSearch } from "../features/search/use-search";
import { ListMore } from "../features/shell/list-more";
import { ListSkeleton } from "../features/shell/list-skeleton";
import { PageLayout } from "../features/shell/page-layout";
import { useWorkspaceSession } from "../features/workspaces/workspace-context";
import { describeError } from "../lib/describe-error";
import { useTranslation } from "../lib/i18n/i18n-context";
import { useNarrow } from "../lib/use-narrow";
import { useOnline } from "../lib/use-online";
import { paths } from "../routes/paths";
import { navigate } from "../routes/use-place";

/** Messages carry no files yet: that kind is shown only where an address asks for it. */
const TYPES = ["all", "messages", "conversations", "groups", "people", "files"] as const;

export interface SearchPageProps {
  /** What is searched for, as typed. */
  text: string;
  type: SearchType;
}

/** What was found in the workspace, all of it or one kind. */
export function SearchPage({ text, type }: SearchPageProps) {
  const { t } = useTranslation();
  const { slug } = useWorkspaceSession();
  const isNarrow = useNarrow();
  const asked = text.replaceAll(/\p{Surrogate}|\0/gu, " ").trim();
  const results = useSearch(asked, type);
  useEffect(() => {
    if (asked !== "") recentSearches.add(slug, asked);
  }, [slug, asked]);
  const show = (next: string) => navigate(paths.search(slug, text, next as SearchType), { replace: true });

  return (
    <PageLayout title={t("search.title")}>
      {isNarrow && <SearchBox autoFocus={asked === ""} />}
      {asked === "" ? (
        <EmptyState icon={<Search size={24} />} title={t("search.startTitle")} description={t("search.startText")} />
      ) : (
        <Tabs
          label={t("search.kinds")}
          value={type}
          onChange={show}
          tabs={TYPES.filter((id) => id !== "files" || id === type).map((id) => ({
            id,
            label: t(`search.${id}`),
            content: id === type && <Found results={results} />,
          }))}
        />
      )}
    </PageLayout>
  );
}

const countOf = ({ messages, conversations, groups, people, files }: SearchQueryOutput) =>
  messages.length + conversations.length + groups.length + people.length + files.length;

function Found({ results }: { results: Results }) {
  const { t } = useTranslation();
  const isOnline = useOnline();
  const { found } = results;
  if (results.error && !results.moreError) {
    if (!isOnline) {
      return (
        <EmptyState
          icon={<CloudOff size={24} />}
          title={t("search.offlineTitle")}
          description={t("search.offlineText")}
        />
      );
    }
    return (
      <ErrorState
        title={t("search.errorTitle")}
        description={describeError(t, results.error)}
        onRetry={results.retry}
        retrying={results.isFetching}
        labels={{ retry: t("common.retry") }}
      />
    );
  }
  if (!found) return <ListSkeleton label={t("search.loading")} />;
  const count = countOf(found);
  return (
    <div className="flex flex-col gap-4" aria-busy={results.isFetching}>
      <p role="status" className="sr-only">
        {t("search.found", { count })}
      </p>
      {count === 0 ? (
        <EmptyState icon={<SearchX size={24} />} title={t("search.noneTitle")} description={t("search.noneText")} />
      ) : (
        <SearchResults found={found} />
      )}
      <ListMore list={results} />
    </div>
  );
}
