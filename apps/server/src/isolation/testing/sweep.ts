import { randomUUID } from "node:crypto";
import type { Answer } from "../../testing/servers/answer.js";
import type { RpcSocket } from "../../testing/sockets/rpc-socket.js";
import type { Speaker, World } from "../../testing/world.js";
import { ATTACKERS, type AttackerName, createStranger, isInside, type Stranger, speakerOf } from "./attackers.js";
import { checksumOf } from "./checksum.js";
import { type GeneratedInput, generateInput } from "./generate-input.js";
import { OVERRIDES, type Override } from "./overrides.js";
import type { SweptProcedure } from "./procedures.js";
import { createVictim, toldSince, type Victim } from "./victim.js";

type Fields = Record<string, unknown>;
type Call = (input: Fields | undefined) => Promise<Answer>;

/** A query or a mutation. */
export type CalledProcedure = SweptProcedure & { type: "query" | "mutation" };

/**
 * Tries every procedure with another's ids. What it finds wrong it gives as sentences. A victim is used until a mutation
 * has changed it; the attacks come before that and must change nothing.
 */
export class Sweep {
  private victim: Victim | null = null;
  private stranger: Stranger | null = null;
  private readonly sockets = new Map<string, RpcSocket>();

  /** `rightfulTransport` is the one on which mutations are done by those who may. */
  constructor(
    private readonly world: World,
    private readonly rightfulTransport: "http" | "socket",
  ) {}

  /** Everything that is wrong with one procedure. */
  async findLeaks(procedure: CalledProcedure): Promise<string[]> {
    const victim = await this.getVictim();
    this.stranger ??= await createStranger(this.world);
    const override = OVERRIDES[procedure.name] ?? {};
    const given = (await override.given?.(victim, this.world)) ?? {};
    const generated = generateInput(procedure.input, victim.pool, given);
    const before = { events: victim.events.data.length, signals: victim.signals.data.length };
    const problems: string[] = [];
    const scope = { workspaceId: victim.workspace.id, userIds: victim.userIds };
    let rows = await checksumOf(this.world.unfenced.sql, scope);
    for (const name of ATTACKERS) {
      if (override.allowed?.[name] !== undefined) continue;
      const found = await this.attack(procedure, name, { victim, stranger: this.stranger, override, generated });
      const after = await checksumOf(this.world.unfenced.sql, scope);
      for (const [table, digest] of Object.entries(after))
        if (digest !== rows[table]) found.push(`rows of ${table} changed`);
      rows = after;
      problems.push(...found.map((problem) => `${name}: ${problem}`));
    }
    for (const told of await toldSince(this.world, victim, before))
      problems.push(`the victim was told ${JSON.stringify(told)}`);
    problems.push(...(await this.tryRightful(procedure, victim, override, generated.input)));
    return problems;
  }

  close(): void {
    this.victim?.close();
    for (const socket of this.sockets.values()) socket.close();
  }

  private async getVictim(): Promise<Victim> {
    this.victim ??= await createVictim(this.world);
    return this.victim;
  }

  private async attack(
    procedure: CalledProcedure,
    name: AttackerName,
    { victim, stranger, override, generated }: Attack,
  ): Promise<string[]> {
    const speaker = speakerOf(name, stranger, victim);
    const aimed = withFields(generated.input, override.attack?.(victim));
    const unaimed = withFields(aimed, { ...randomIds(generated), ...override.unknown?.() });
    const mixed = name === "stranger" ? mixedInputs(generated, stranger) : [];
    const problems: string[] = [];
    for (const [transport, call] of await this.callsOf(procedure, speaker)) {
      const [answer, control] = [await call(aimed), await call(unaimed)];
      problems.push(...judge(procedure, name, answer, victim).map((problem) => `over ${transport} ${problem}`));
      if (!isSame(answer, control))
        problems.push(`over ${transport} ${show(answer)}, but ${show(control)} for what does not exist`);
      for (const { own, foreign } of mixed) {
        const [mix, mixControl] = [await call(withFields(aimed, foreign)), await call(withFields(aimed, own))];
        if (!isSame(mix, mixControl))
          problems.push(`over ${transport} with own ids ${show(mix)} for ${show(mixControl)}`);
        problems.push(...leaks(mix, victim.secrets).map((secret) => `over ${transport} with own ids: reads ${secret}`));
      }
    }
    if (generated.fields.includes("cursor") && generated.fields.includes("limit"))
      problems.push(...(await this.tryCursor(procedure, name, speaker, { victim, aimed })));
    return problems;
  }

  /** A place in the victim's list, used by others. */
  private async tryCursor(
    { name: path }: CalledProcedure,
    name: AttackerName,
    speaker: Speaker,
    { victim, aimed }: { victim: Victim; aimed: Fields | undefined },
  ): Promise<string[]> {
    const page = await this.world.call(victim.owner, "query", path, { ...aimed, limit: 1 });
    const cursor = page.ok ? (page.data as { nextCursor: string | null }).nextCursor : null;
    if (cursor === null) return [];
    const answer = await this.world.call(speaker, "query", path, { ...aimed, cursor });
    return leaks(answer, secretsFor(name, victim)).map((secret) => `with a foreign cursor reads ${secret}`);
  }

  private async tryRightful(
    procedure: CalledProcedure,
    victim: Victim,
    override: Override,
    input: Fields | undefined,
  ): Promise<string[]> {
    const speaker = override.rightful === undefined ? victim.owner : await override.rightful(victim, this.world);
    const calls = await this.callsOf(procedure, speaker);
    const chosen =
      speaker === null ? ["http"] : procedure.type === "query" ? ["http", "socket"] : [this.rightfulTransport];
    const problems: string[] = [];
    for (const [transport, call] of calls) {
      if (!chosen.includes(transport)) continue;
      const answer = await call(input);
      const hasEnded = override.endsSession === true && !answer.ok && answer.reason === "4401";
      if (!answer.ok && !hasEnded) problems.push(`the rightful input is refused over ${transport}: ${show(answer)}`);
    }
    if (procedure.type === "mutation") {
      victim.close();
      this.victim = null;
    }
    return problems;
  }

  private async callsOf({ name, type }: CalledProcedure, speaker: Speaker): Promise<[string, Call][]> {
    const key = `${speaker?.token} ${speaker?.workspace?.id}`;
    const known = this.sockets.get(key);
    const socket = known === undefined || known.end !== null ? await this.world.socket(speaker) : known;
    this.sockets.set(key, socket);
    return [
      ["http", (input) => this.world.call(speaker, type, name, input)],
      ["socket", (input) => socket.call(type, name, input)],
    ];
  }
}

interface Attack {
  victim: Victim;
  stranger: Stranger;
  override: Override;
  generated: GeneratedInput;
}

/** What an answer must be like, whatever it is compared with. */
function judge({ access }: CalledProcedure, name: AttackerName, answer: Answer, victim: Victim): string[] {
  const problems = leaks(answer, secretsFor(name, victim)).map((secret) => `reads ${secret}`);
  if (access === "public") return problems;
  const refusals: Partial<Record<AttackerName, string>> = {
    anonymous: "SIGNED_OUT",
    revoked: "SIGNED_OUT",
    ...(access === "user"
      ? {}
      : {
          "stranger naming the workspace's id": "NOT_FOUND",
          "stranger naming the workspace's slug": "NOT_FOUND",
          deactivated: "NOT_FOUND",
        }),
  };
  const expected = refusals[name];
  if (expected === undefined || (!answer.ok && (answer.reason === expected || answer.reason === "4401")))
    return problems;
  return [...problems, `is answered ${show(answer)} and not ${expected}`];
}

function secretsFor(name: AttackerName, victim: Victim): string[] {
  return isInside(name) ? victim.privateSecrets : victim.secrets;
}

/** Secrets that stand in an answer. */
function leaks(answer: Answer, secrets: readonly string[]): string[] {
  if (!answer.ok) return [];
  const text = JSON.stringify(answer.data);
  return secrets.filter((secret) => text.includes(secret));
}

/** Refusals are compared whole; what succeeded, by its data unless it made something, whose ids and times are its own. */
function isSame(one: Answer, other: Answer): boolean {
  if (!one.ok || !other.ok) return JSON.stringify(one) === JSON.stringify(other);
  return JSON.stringify(shapeOf(one.data)) === JSON.stringify(shapeOf(other.data));
}

/** Which fields there are, and how many items; the words in them are looked at for leaks. */
function shapeOf(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(shapeOf);
  if (typeof data !== "object" || data === null) return typeof data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, shapeOf(value)]));
}

function randomIds({ idFields, input = {} }: GeneratedInput): Fields {
  return Object.fromEntries(idFields.map((name) => [name, Array.isArray(input[name]) ? [randomUUID()] : randomUUID()]));
}

/** Where a procedure takes several ids: all but one of them the stranger's own, the last one foreign or of nothing. */
function mixedInputs({ idFields, input = {} }: GeneratedInput, { pool }: Stranger): { own: Fields; foreign: Fields }[] {
  if (idFields.length < 2) return [];
  return idFields.map((aimed) => {
    const others = Object.fromEntries(idFields.filter((name) => name !== aimed).map((name) => [name, pool[name]]));
    return { foreign: { ...others, [aimed]: input[aimed] }, own: { ...others, [aimed]: randomUUID() } };
  });
}

function withFields(input: Fields | undefined, more: Fields | undefined): Fields | undefined {
  return input === undefined ? undefined : { ...input, ...more };
}

function show(answer: Answer): string {
  return answer.ok ? `succeeds with ${JSON.stringify(answer.data)?.slice(0, 200)}` : `${answer.code} ${answer.reason}`;
}
