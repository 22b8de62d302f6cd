// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { I18nProvider, loadLanguage, useTranslation } from "./i18n-context";

function Probe() {
  const { t, language, changeLanguage } = useTranslation();
  return (
    <button type="button" onClick={() => void changeLanguage(language === "en" ? "de" : "en")}>
      {t("auth.signIn")}
    </button>
  );
}

test("draws in the language that was loaded and changes while running", async () => {
  render(
    <I18nProvider initial={await loadLanguage("en")}>
      <Probe />
    </I18nProvider>,
  );
  expect(document.documentElement.lang).toBe("en");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));
  expect(await screen.findByRole("button", { name: "Anmelden" })).toBeDefined();
  expect(document.documentElement.lang).toBe("de");
});
