import { screen, waitFor } from "@testing-library/react";

/** The message with this text, as one reads it. Asked for in one go: a text is drawn anew once its parser is there. */
export const findArticle = (text: string): Promise<HTMLElement> =>
  waitFor(() => {
    const isIt = (_: string, element: Element | null) => element?.textContent === text;
    return screen.getByText(isIt, { selector: "article p" }).closest("article") as HTMLElement;
  });
