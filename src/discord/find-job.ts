import type { Desk } from "../answering/desk.ts";
import { apology, type Mishap } from "./apologies.ts";
import type { Interactions, Reply } from "./command.ts";
import type { Envelope, ParsedInteraction } from "./parse-interaction.ts";
import type { Deferral } from "./respond.ts";

type Answerable = Exclude<ParsedInteraction, { kind: "ping" | "completion" }>;

/** An interaction that somebody has to answer: what to run, and what to promise if that takes long. */
export interface Job {
  readonly kind: Answerable["kind"];
  readonly name: string;
  /** Null for what has no address, which only HTTP can answer. */
  readonly envelope: Envelope | null;
  readonly deferral: Deferral;
  readonly run: () => Reply | Promise<Reply>;
}

const privately: Deferral = { kind: "message", private: true };
const inPlace: Deferral = { kind: "update" };

/** Looks handlers up by name. What nobody handles becomes a job as well: to say so kindly. */
export function createFinder(interactions: Interactions, desk: () => Desk): (parsed: Answerable) => Job {
  const commands = new Map(interactions.commands.map((command) => [command.definition.name, command]));
  const messageCommands = new Map(interactions.messageCommands.map((item) => [item.definition.name, item]));
  const components = new Map(interactions.components.map((handler) => [handler.action, handler]));
  const modals = new Map(interactions.modals.map((handler) => [handler.action, handler]));
  return (parsed) => {
    const { kind, envelope } = parsed;
    switch (parsed.kind) {
      case "command": {
        const { call } = parsed;
        const command = commands.get(call.command);
        if (!command) return mishapJob(parsed, "unknownCommand");
        const deferral: Deferral = { kind: "message", private: command.private };
        const name = [call.command, call.subcommand].filter(Boolean).join(" ");
        return { kind, name, envelope, deferral, run: () => command.run(call, desk()) };
      }
      case "messageCommand": {
        const { call } = parsed;
        const command = messageCommands.get(call.command);
        if (!command) return mishapJob(parsed, "unknownCommand");
        return {
          kind,
          name: call.command,
          envelope,
          deferral: privately,
          run: () => command.run(call, desk()),
        };
      }
      case "component": {
        const { call } = parsed;
        const name = call.customId.action;
        const handler = components.get(name);
        if (!handler) return mishapJob(parsed, "outdatedButton");
        return { kind, name, envelope, deferral: inPlace, run: () => handler.run(call, desk()) };
      }
      case "modal": {
        const { call } = parsed;
        const name = call.customId.action;
        const handler = modals.get(name);
        if (!handler) return mishapJob(parsed, "outdatedButton");
        const deferral = parsed.onMessage ? inPlace : privately;
        return { kind, name, envelope, deferral, run: () => handler.run(call, desk()) };
      }
      case "outdated":
        return mishapJob(parsed, "outdatedButton");
      case "unknown":
        return mishapJob(parsed, "unknownCommand");
    }
  };
}

/** An apology as a private reply; after a failure it carries the interaction's id, under which the log has the stack. */
export function mishapReply(mishap: Mishap, envelope: Envelope | null): Reply {
  const reference = mishap === "failed" ? envelope?.id : undefined;
  const message = apology(mishap, envelope?.locale ?? "en", reference);
  return { kind: "message", private: true, message, outcome: mishap === "failed" ? "error" : "unknown" };
}

function mishapJob({ kind, envelope }: Answerable, mishap: Mishap): Job {
  return { kind, name: "unknown", envelope, deferral: privately, run: () => mishapReply(mishap, envelope) };
}
