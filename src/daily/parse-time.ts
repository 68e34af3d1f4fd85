/**
 * Reads a time of day as people type it: "9", "9:00", "21.30", "2130", "9pm", "9:30 a.m.", "noon", "midnight".
 * Minutes after midnight; undefined where it is none.
 */
export function parseTime(typed: string): number | undefined {
  const text = typed.trim().toLowerCase().replaceAll(/\s+/g, " ");
  if (/^(noon|mezzogiorno|полдень)$/.test(text)) return 12 * 60;
  if (/^(midnight|mezzanotte|полночь)$/.test(text)) return 0;
  const match = /^(\d{1,2})(?:[:.h ]?([0-5]\d))?(?: ?h)?(?: ?([ap])\.?m\.?)?$/.exec(text);
  if (!match) return undefined;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  const half = match[3];
  if (half === undefined) return hour <= 23 ? hour * 60 + minute : undefined;
  if (hour < 1 || hour > 12) return undefined;
  return ((hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
}

/** "09:05" */
export function formatTime(minute: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
