import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from "discord.js";
import { shorten } from "./escape.ts";
import { componentLimits } from "./limits.ts";

export type Button = APIButtonComponentWithCustomId;
export type ButtonRow = APIActionRowComponent<Button>;

/** A button; its label is shortened between words where it is longer than Discord shows. */
export function button(
  label: string,
  customId: string,
  style: "primary" | "secondary" | "danger" = "secondary",
): Button {
  const styles = {
    primary: ButtonStyle.Primary,
    secondary: ButtonStyle.Secondary,
    danger: ButtonStyle.Danger,
  } as const;
  return {
    type: ComponentType.Button,
    style: styles[style],
    label: shorten(label, componentLimits.buttonLabel),
    custom_id: customId,
  };
}

/** Rows of buttons, one for each group; a group that a row can't hold goes on in the next. Empty groups give no row. */
export function buttonRows(...groups: readonly (readonly Button[])[]): ButtonRow[] {
  const rows = groups.flatMap((group) => chunks(group, componentLimits.buttonsInRow));
  return rows
    .slice(0, componentLimits.rows)
    .map((components) => ({ type: ComponentType.ActionRow, components }));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
    items.slice(at * size, (at + 1) * size),
  );
}
