import { Dialog, Kbd } from "@parley/ui";
import { useTranslation } from "../../lib/i18n/i18n-context";
import { useDialogs } from "../shell/use-dialogs";

const command = /mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl";

/** The list of keys. */
export function ShortcutsDialog() {
  const { t } = useTranslation();
  const { close } = useDialogs();
  const groups = [
    {
      title: t("shortcuts.anywhere"),
      rows: [
        { text: t("shortcuts.goTo"), keys: [command, "K"] },
        { text: t("shortcuts.search"), keys: [command, "Shift", "F"] },
        { text: t("shortcuts.newConversation"), keys: ["Alt", "N"] },
        { text: t("shortcuts.previous"), keys: ["Alt", "↑"] },
        { text: t("shortcuts.next"), keys: ["Alt", "↓"] },
        { text: t("shortcuts.close"), keys: ["Esc"] },
        { text: t("shortcuts.help"), keys: ["?"] },
      ],
    },
    {
      title: t("shortcuts.inConversation"),
      rows: [
        { text: t("shortcuts.send"), keys: ["Enter"] },
        { text: t("shortcuts.newLine"), keys: ["Shift", "Enter"] },
        { text: t("shortcuts.editLast"), keys: ["↑"] },
        { text: t("shortcuts.messages"), keys: ["↑", "↓"] },
        { text: t("shortcuts.actions"), keys: ["Enter"] },
      ],
    },
  ];
  return (
    <Dialog open onOpenChange={close} title={t("shortcuts.title")} labels={{ close: t("common.close") }}>
      <div className="flex flex-col gap-5 pb-5">
        {groups.map(({ title, rows }) => (
          <section key={title}>
            <h3 className="mb-1 text-small font-bold text-muted">{title}</h3>
            <dl className="flex flex-col">
              {rows.map(({ text, keys }) => (
                <div
                  key={text}
                  className="flex min-h-9 items-center justify-between gap-4 border-b border-line last:border-0"
                >
                  <dt>{text}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
