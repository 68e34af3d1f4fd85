/** Every day, as bits: bit 0 is Monday, bit 6 Sunday. */
export const everyDay = 0b1111111;
const workdays = 0b0011111;
const weekend = 0b1100000;

/** Names and abbreviations in each language, without accents, Monday first. A beginning of two letters is enough. */
const names: readonly (readonly string[])[] = [
  ["monday", "lunedi", "понедельник", "пн"],
  ["tuesday", "martedi", "вторник", "вт"],
  ["wednesday", "mercoledi", "среда", "ср"],
  ["thursday", "giovedi", "четверг", "чт"],
  ["friday", "venerdi", "пятница", "пт"],
  ["saturday", "sabato", "суббота", "сб"],
  ["sunday", "domenica", "воскресенье", "вс"],
];

/**
 * Reads days as people type them: "mon, wed, fri", "Mon-Fri", "weekdays", "lun-ven", "every day". Bits; undefined
 * where a word is no day.
 */
export function parseWeekdays(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  if (/^(every ?day|daily|all|tutti i giorni|ogni giorno|каждый день|все)$/.test(text)) return everyDay;
  if (/^(weekdays|workdays|feriali|giorni feriali|будни)$/.test(text)) return workdays;
  if (/^(weekends?|fine settimana|выходные)$/.test(text)) return weekend;
  let bits = 0;
  for (const part of text
    .split(/\s*(?:,|;|\+|&|\band\b|\be\b|\s+и\s+|(?<![-–\s])\s+(?![-–\s]))\s*/u)
    .filter(Boolean)) {
    const [from, to, ...rest] = part.split(/\s*[-–]\s*/).map(dayOf);
    if (from === undefined || from < 0 || rest.length > 0 || (to !== undefined && to < 0)) return undefined;
    for (let day = from; ; day = (day + 1) % 7) {
      bits |= 1 << day;
      if (day === (to ?? from)) break;
    }
  }
  return bits === 0 ? undefined : bits;
}

/** 0 for Monday to 6 for Sunday; −1 where the word is no day. */
function dayOf(word: string): number {
  const plain = word.normalize("NFD").replace(/[^\p{L}]/gu, "");
  if (plain.length < 2) return -1;
  return names.findIndex((known) => known.some((name) => name.startsWith(plain)));
}

/** "Mon, Wed, Fri" in a language; every run of three and more as "Mon–Fri". */
export function formatWeekdays(bits: number, language: string): string {
  const name = new Intl.DateTimeFormat(language, { weekday: "short", timeZone: "UTC" });
  // 1 January 2024 was a Monday.
  const label = (day: number) => name.format(Date.UTC(2024, 0, 1 + day));
  const parts: string[] = [];
  for (let day = 0; day < 7; day++) {
    if ((bits & (1 << day)) === 0) continue;
    let last = day;
    while (last < 6 && bits & (1 << (last + 1))) last++;
    if (last - day >= 2) parts.push(`${label(day)}–${label(last)}`);
    else for (let each = day; each <= last; each++) parts.push(label(each));
    day = last;
  }
  return parts.join(", ");
}
