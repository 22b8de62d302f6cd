import { Gallery, galleryEntries } from "@parley/ui/gallery";
import { useEffect } from "react";
import { useTranslation } from "../lib/i18n/i18n-context";

/** Every component of `@parley/ui` in every state, for eyes, axe and screenshots. */
export function GalleryPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("pages.gallery")} · ${t("common.appName")}`;
  }, [t]);
  return <Gallery entries={galleryEntries} />;
}
