import { beforeEach, describe, expect, it } from "vitest";
import { DeliveryModel, labelFor, type ModelGroup } from "./delivery-model.js";

let model: DeliveryModel;
let group: ModelGroup;

beforeEach(() => {
  model = new DeliveryModel();
  for (const person of ["ada", "ben"]) model.addReader(person);
  group = model.createGroup({ id: "g", name: "house", history: "since-joining" }, ["ada"]);
});

describe("DeliveryModel", () => {
  it("tells who is there, and nobody else, in order", () => {
    model.send(group, "ada", "m", "Hello");
    expect(model.toldTo("ada")).toEqual([
      labelFor("conversation.joined", "house", "ada"),
      labelFor("conversation.created", "house"),
      labelFor("message.sent", "house", "m"),
    ]);
    expect([model.toldTo("ben"), model.viewOf("ben")]).toEqual([[], {}]);
  });

  it("shows who came later nothing older, not even when it is edited, and counts what is unread since", () => {
    const old = model.send(group, "ada", "old", "one");
    model.admit(group, "ben");
    model.edit(old, "two");
    model.send(group, "ada", "new", "three");
    expect(model.toldTo("ben")).toEqual([
      labelFor("conversation.joined", "house", "ben"),
      labelFor("message.sent", "house", "new"),
    ]);
    expect(model.viewOf("ben")).toEqual({ house: { texts: ["three"], unread: 1 } });
  });

  it("tells somebody who was away by where they are now", () => {
    model.admit(group, "ben");
    model.goAway("ben");
    const before = model.toldTo("ben").length;
    model.send(group, "ada", "missed", "one");
    model.dismiss(group, "ben");
    model.send(group, "ada", "unseen", "two");
    model.comeBack("ben", false);
    expect(model.toldTo("ben").slice(before)).toEqual([labelFor("conversation.left", "house", "ben")]);
  });

  it("lets somebody begin anew after a reset, and tells nothing twice of what changes nothing", () => {
    const message = model.send(group, "ada", "m", "one");
    model.goAway("ada");
    model.edit(message, "two");
    model.comeBack("ada", true);
    model.edit(message, "two");
    model.delete(message);
    model.delete(message);
    expect(model.toldTo("ada")).toEqual([labelFor("message.deleted", "house", "m")]);
    expect(model.viewOf("ada")).toEqual({ house: { texts: [null], unread: 0 } });
  });
});
