import { Temporal } from "temporal-polyfill";

/** Every zone that this runtime knows, by name, with UTC, which the standard list leaves out. */
const zones: readonly string[] = ["UTC", ...Intl.supportedValuesOf("timeZone")];

/** What most servers mean when they name a country, a capital that has no zone of its own, or an abbreviation. */
const nicknames: Readonly<Record<string, string>> = {
  italy: "Europe/Rome",
  italia: "Europe/Rome",
  milan: "Europe/Rome",
  milano: "Europe/Rome",
  roma: "Europe/Rome",
  russia: "Europe/Moscow",
  mosca: "Europe/Moscow",
  москва: "Europe/Moscow",
  рим: "Europe/Rome",
  uk: "Europe/London",
  england: "Europe/London",
  germany: "Europe/Berlin",
  france: "Europe/Paris",
  spain: "Europe/Madrid",
  cet: "Europe/Brussels",
  cest: "Europe/Brussels",
  gmt: "Europe/London",
  bst: "Europe/London",
  est: "America/New_York",
  edt: "America/New_York",
  cst: "America/Chicago",
  pst: "America/Los_Angeles",
  pdt: "America/Los_Angeles",
  ist: "Asia/Kolkata",
  india: "Asia/Kolkata",
  jst: "Asia/Tokyo",
  japan: "Asia/Tokyo",
  msk: "Europe/Moscow",
};

/** The zone of that name, however it is written: "europe/rome", "Rome", "CET". Undefined where there is none. */
export function findZone(typed: string): string | undefined {
  const wanted = fold(typed);
  const exact = zones.find((zone) => fold(zone) === wanted) ?? nicknames[wanted];
  if (exact) return exact;
  const cities = zones.filter((zone) => fold(zone.slice(zone.lastIndexOf("/") + 1)) === wanted);
  if (cities.length === 1) return cities[0];
  return knownByAnotherName(typed.trim());
}

/** Zones for what has been typed so far, best first; the zones of `first` where nothing has. */
export function suggestZones(typed: string, first: readonly string[], limit = 25): readonly string[] {
  const wanted = fold(typed);
  if (!wanted) return [...new Set([...first, ...zones])].slice(0, limit);
  const named = Object.entries(nicknames)
    .filter(([name]) => name.startsWith(wanted))
    .map(([, zone]) => zone);
  const rank = (zone: string) => {
    const name = fold(zone);
    const city = name.slice(name.lastIndexOf("/") + 1);
    if (city.startsWith(wanted)) return 0;
    return name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  const found = zones
    .map((zone) => ({ zone, rank: rank(zone) }))
    .filter((match) => match.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .map((match) => match.zone);
  return [...new Set([...named, ...found])].slice(0, limit);
}

/** The zone that a server's Discord language suggests, where it suggests one. */
export function zoneOfLocale(locale: string): string {
  if (locale === "it") return "Europe/Rome";
  return locale === "ru" ? "Europe/Moscow" : "UTC";
}

/** Runtimes list one name of each zone and accept all: "Asia/Calcutta", "Europe/Kyiv". Offsets are no zones. */
function knownByAnotherName(name: string): string | undefined {
  if (!/^[a-z]+\/[a-z_/-]+$/i.test(name)) return undefined;
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const fold = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
