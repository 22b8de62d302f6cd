// @vitest-environment happy-dom
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Toasts } from "../features/toasts/toasts";
import { clearToasts } from "../testing/clear-toasts";
import { english, german } from "../testing/render-workspace";
import { stubLocation } from "../testing/stub-location";
import { I18nProvider } from "./i18n/i18n-context";
import { registerServiceWorker } from "./register-service-worker";

class FakeWorker extends EventTarget {
  state: ServiceWorkerState = "installing";
  readonly postMessage = vi.fn<(message: unknown) => void>();

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }
}

class FakeRegistration extends EventTarget {
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;

  /** The browser has found a new release and fetches it. */
  find(): FakeWorker {
    this.installing = new FakeWorker();
    this.dispatchEvent(new Event("updatefound"));
    return this.installing;
  }
}

/** A browser that has shown the app before, unless `isFirstVisit`. */
function createBrowser({ isFirstVisit = false } = {}) {
  const registration = new FakeRegistration();
  const register = vi.fn<(url: string) => Promise<FakeRegistration>>().mockResolvedValue(registration);
  const serviceWorker = Object.assign(new EventTarget(), { register, controller: isFirstVisit ? null : {} });
  Object.defineProperty(navigator, "serviceWorker", { configurable: true, value: serviceWorker });
  return { registration, register, serviceWorker };
}

async function start(language: typeof english | typeof german = english): Promise<void> {
  render(
    <I18nProvider initial={language}>
      <Toasts />
    </I18nProvider>,
  );
  await act(async () => registerServiceWorker(language.t));
}

const said = () => screen.getByRole("status").textContent;

beforeEach(() => {
  vi.stubEnv("PROD", true);
  clearToasts();
});

describe("a new release", () => {
  test("is offered once it is all there, not while it is fetched", async () => {
    const { registration, register } = createBrowser();
    await start();
    expect(register).toHaveBeenCalledExactlyOnceWith("/sw.js");
    const worker = registration.find();
    expect(said()).toBe("");
    act(() => worker.become("installed"));
    expect(screen.getByRole("status").textContent).toContain("A new version of Parley is ready.");
  });

  test("is offered in the reader's language", async () => {
    const { registration } = createBrowser();
    await start(german);
    act(() => registration.find().become("installed"));
    expect(said()).toContain(german.t("pages.updateReady"));
    expect(screen.getByRole("button", { name: german.t("pages.update") })).toBeDefined();
  });

  test("waits for a yes, then takes over and loads the page once with nothing of the old one", async () => {
    const { registration, serviceWorker } = createBrowser();
    const { reload } = stubLocation();
    await start();
    const worker = registration.find();
    act(() => worker.become("installed"));
    expect(worker.postMessage).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole("button", { name: "Load it" }));
    expect(worker.postMessage).toHaveBeenCalledExactlyOnceWith({ type: "SKIP_WAITING" });
    expect(reload).not.toHaveBeenCalled();
    serviceWorker.dispatchEvent(new Event("controllerchange"));
    serviceWorker.dispatchEvent(new Event("controllerchange"));
    expect(reload).toHaveBeenCalledOnce();
  });

  test("that another tab takes does not load this page under the reader's hands", async () => {
    const { registration, serviceWorker } = createBrowser();
    const { reload } = stubLocation();
    await start();
    act(() => registration.find().become("installed"));
    serviceWorker.dispatchEvent(new Event("controllerchange"));
    expect(reload).not.toHaveBeenCalled();
  });

  test("that was not taken on an earlier visit is offered again", async () => {
    const { registration } = createBrowser();
    registration.waiting = new FakeWorker();
    await start();
    await userEvent.click(screen.getByRole("button", { name: "Load it" }));
    expect(registration.waiting.postMessage).toHaveBeenCalledExactlyOnceWith({ type: "SKIP_WAITING" });
  });
});

test("the first visit installs without a word", async () => {
  const { registration } = createBrowser({ isFirstVisit: true });
  await start();
  const worker = registration.find();
  act(() => worker.become("installed"));
  act(() => worker.become("activated"));
  expect(said()).toBe("");
});

test("a browser that refuses shows the app all the same", async () => {
  const { register } = createBrowser();
  register.mockRejectedValue(new DOMException("not here", "SecurityError"));
  await start();
  expect(register).toHaveBeenCalledOnce();
  expect(said()).toBe("");
});

test("while developing nothing is kept between loads", async () => {
  vi.stubEnv("PROD", false);
  const { register } = createBrowser();
  await start();
  expect(register).not.toHaveBeenCalled();
});

test("a browser without service workers is left alone", async () => {
  createBrowser();
  Reflect.deleteProperty(navigator, "serviceWorker");
  await start();
  expect(said()).toBe("");
});
