import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";
import { mendStyles } from "./mend-styles";
import { mendTextBoxes } from "./mend-text-boxes";

let isMended = false;

export interface PageSetup {
  /** Takes away what else a test may have left, after what it drew. */
  tidy(): void;
}

/** Makes the page of a suite one to draw in: what its window lacks is mended, and each test begins on an empty one. */
export function setUpPage({ tidy }: PageSetup): void {
  // Suites share a page.
  if (!isMended) {
    isMended = true;
    mendStyles();
    mendTextBoxes();
  }
  // What is loaded when used takes its time on a busy machine; a second, as it is otherwise, is too little there.
  configure({ asyncUtilTimeout: 8_000 });
  afterEach(() => {
    // Where the focus of one test ends, the next would go on with it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    cleanup();
    document.body.replaceChildren();
    tidy();
  });
}
