import { Gallery, galleryEntries } from "@parley/ui/gallery";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Every component of `@parley/ui` in every state, for eyes, axe and screenshots. */
export function GalleryPage() {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${t("pages.gallery")} · ${t("common.appName")}`;
  }, [t]);
  return <Gallery entries={galleryEntries} />;
}
