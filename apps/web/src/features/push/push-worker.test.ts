import { describe, expect, test, vi } from "vitest";
import { type AppWindow, createPushReceiver, openNotification, type WorkerPorts } from "./push-worker";

const payload = {
  id: "n1",
  title: "Anna wrote to you",
  body: "The keys",
  path: "/w/berger/c/5?m=7",
  dismissed: ["n0"],
};

function createWindow(path: string, visibilityState = "hidden") {
  const postMessage = vi.fn<(message: unknown) => void>();
  const focus = vi.fn<() => Promise<void>>().mockResolvedValue(undefined);
  return { url: `https://parley.example${path}`, visibilityState, focus, postMessage } satisfies AppWindow;
}

function createPorts(windows: readonly AppWindow[] = [], shown: string[] = []) {
  const closed: string[] = [];
  const show = vi.fn<WorkerPorts["show"]>().mockResolvedValue(undefined);
  const open = vi.fn<WorkerPorts["open"]>().mockResolvedValue(null);
  const ports: WorkerPorts = {
    listWindows: () => Promise.resolve(windows),
    listShown: () => Promise.resolve(shown.map((tag) => ({ tag, close: () => void closed.push(tag) }))),
    show,
    open,
  };
  return { ports, closed, show, open };
}

describe("a message to a closed device [F6.4]", () => {
  test("is shown under the notification's id, and what was dismissed elsewhere goes", async () => {
    const { ports, closed, show } = createPorts([], ["n0", "n2"]);
    await createPushReceiver(ports)(JSON.stringify(payload));
    const options = { body: "The keys", tag: "n1", data: { path: payload.path } };
    expect([show.mock.calls, closed]).toEqual([[["Anna wrote to you", options]], ["n0"]]);
  });

  test("is shown while the app is open where nobody sees it", async () => {
    const { ports, show } = createPorts([createWindow("/w/berger")]);
    await createPushReceiver(ports)(JSON.stringify(payload));
    expect(show).toHaveBeenCalledTimes(1);
  });

  test("is silent while somebody sees the app, which tells by itself", async () => {
    const { ports, closed, show } = createPorts([createWindow("/w/berger", "visible")], ["n0"]);
    await createPushReceiver(ports)(JSON.stringify(payload));
    expect([show.mock.calls, closed]).toEqual([[], ["n0"]]);
  });

  test("that comes while another is being shown can dismiss it", async () => {
    const shown: string[] = [];
    const { ports } = createPorts();
    const receive = createPushReceiver({
      ...ports,
      show: async (_title, { tag }) => {
        await Promise.resolve();
        shown.push(tag);
      },
      listShown: () =>
        Promise.resolve(shown.map((tag) => ({ tag, close: () => void shown.splice(shown.indexOf(tag), 1) }))),
    });
    const [first, second] = [payload, { ...payload, id: "n2", dismissed: ["n1"] }];
    await Promise.all([first, second].map((one) => receive(JSON.stringify(one))));
    expect(shown).toEqual(["n2"]);
  });

  test("that cannot be shown keeps none that follows from being shown", async () => {
    const { ports, show } = createPorts();
    const receive = createPushReceiver(ports);
    show.mockRejectedValueOnce(new TypeError("not allowed"));
    await expect(receive(JSON.stringify(payload))).rejects.toThrow("not allowed");
    await receive(JSON.stringify({ ...payload, title: "Once more" }));
    expect(show.mock.calls.map(([title]) => title)).toEqual(["Anna wrote to you", "Once more"]);
  });

  test.each([undefined, "", "nonsense", "null"])("that says %j shows something all the same", async (text) => {
    const { ports, show } = createPorts();
    await createPushReceiver(ports)(text);
    expect(show.mock.calls.map(([title]) => title)).toEqual(["Parley"]);
  });
});

describe("a click on it [F6.4]", () => {
  test("goes to the place in a window that is open, of that workspace if there is one", async () => {
    const [other, same] = [createWindow("/w/other/c/1"), createWindow("/w/berger?x")];
    const { ports, open } = createPorts([other, same]);
    await openNotification({ path: payload.path }, ports);
    expect(same.focus).toHaveBeenCalled();
    expect(same.postMessage).toHaveBeenCalledWith({ type: "OPEN", path: payload.path });
    expect([other.postMessage.mock.calls, open.mock.calls]).toEqual([[], []]);
  });

  test("opens a window where there is none", async () => {
    const { ports, open } = createPorts();
    await openNotification({ path: payload.path }, ports);
    await openNotification(null, ports);
    expect(open.mock.calls).toEqual([[payload.path], ["/"]]);
  });
});
