import type { Remote } from "../../bench/harness/remote.js";
import type { Load } from "../load/load-process.js";
import type { RelayControls } from "../relay/relay-process.js";
import type { Admin } from "../stage/admin.js";
import type { Part, Stage } from "../stage/stage.js";
import type { PostgresPair } from "../stage/stage-database.js";
import type { ChaosWorkspace } from "../stage/world.js";
import { GROUP, oracleOf, ScriptedLog } from "./recorded-run.js";

/** Who is on the stage: the owner first. */
export const PEOPLE = Array.from({ length: 20 }, (_, index) => `person ${index}`);

/** A stage on which nothing stands: it notes what is done to it, in order, and answers as it is told to. */
export class FakeStage {
  readonly deeds: string[] = [];
  /** What clients' processes answer, by the function that is called. */
  readonly answers = new Map<string, unknown>();
  /** The seq of the last word. */
  said = 0;

  private deed(...words: (string | number | boolean)[]): void {
    this.deeds.push(words.join(" "));
  }

  private part(name: string, url = "http://127.0.0.1:1"): Part {
    return {
      name,
      url,
      start: async () => this.deed("start", name),
      kill: async () => this.deed("kill", name),
      freeze: () => this.deed("freeze", name),
      thaw: () => this.deed("thaw", name),
    };
  }

  private get workspace(): ChaosWorkspace {
    return {
      id: "w",
      people: PEOPLE.map((id) => ({ id, token: "" })),
      everyone: "everyone",
      groups: ["red", "blue"],
      guests: ["person 5"],
      guestRoom: "guests",
      flooded: { id: "flooded", readers: ["person 1", "person 2"] },
      conversations: [GROUP],
    };
  }

  private admin(): Admin {
    const done = (...words: (string | number | boolean)[]) => {
      this.deed(...words);
      return Promise.resolve(true);
    };
    const say = (conversationId: string, text: string) => {
      this.said += 1;
      this.deed("say", conversationId, text.length > 100 ? `${text.length} letters` : text);
      return Promise.resolve({ seq: this.said });
    };
    return {
      workspace: this.workspace,
      add: (group: string, id: string) => done("add", group, id),
      remove: (group: string, id: string) => done("remove", group, id),
      deactivate: (id: string) => done("deactivate", id),
      reactivate: (id: string) => done("reactivate", id),
      archive: (group: string, archived: boolean) => done(archived ? "archive" : "unarchive", group),
      delete: (group: string) => done("delete", group),
      createGroup: (_name: string, ids: readonly string[]) => {
        this.deed("create", ids.length);
        return Promise.resolve("made");
      },
      say,
      announce: (text: string) => say("everyone", text),
    } as unknown as Admin;
  }

  private remote(what: string): unknown {
    return {
      pid: 4711,
      call: (name: string, ...args: unknown[]) => {
        this.deeds.push([what, name, ...args.filter((arg) => typeof arg !== "number").flat()].join(" "));
        const answer = this.answers.get(name);
        return Promise.resolve(typeof answer === "function" ? (answer as () => unknown)() : answer);
      },
    };
  }

  private get servers(): PostgresPair {
    const { start, kill, freeze, thaw } = this.part("postgres");
    return { start, kill, freeze, thaw, failOver: async (lagMs) => this.deed("fail over", lagMs) };
  }

  /** As a fault gets it. */
  as(over: { nodeUrl?: string; withoutCluster?: boolean } = {}): Stage {
    const { withoutCluster = false } = over;
    const log = new ScriptedLog();
    return {
      nodes: [this.part("node", over.nodeUrl)],
      redis: withoutCluster ? undefined : this.part("redis"),
      database: {
        withSql: () => Promise.reject(new Error("there is no database here")),
        ...(withoutCluster ? {} : { servers: this.servers }),
      },
      world: { workspaces: [this.workspace] },
      oracle: oracleOf(log),
      loads: [this.remote("clients") as Remote<Load>],
      relay: this.remote("relay") as Remote<RelayControls>,
      admins: [this.admin()],
    };
  }
}
