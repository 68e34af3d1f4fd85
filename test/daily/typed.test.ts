import { describe, expect, test } from "vitest";
import { formatTime, parseTime } from "../../src/daily/parse-time.ts";
import { formatWeekdays, parseWeekdays } from "../../src/daily/parse-weekdays.ts";
import { findZone, suggestZones } from "../../src/daily/time-zones.ts";

describe("times, as people type them", () => {
  test.each([
    ["9", "09:00"],
    ["9:00", "09:00"],
    ["09.05", "09:05"],
    ["21.30", "21:30"],
    ["2130", "21:30"],
    ["9pm", "21:00"],
    ["9:15 p.m.", "21:15"],
    ["12 am", "00:00"],
    ["12pm", "12:00"],
    ["0:00", "00:00"],
    ["8h30", "08:30"],
    ["18 h", "18:00"],
    ["noon", "12:00"],
    ["mezzanotte", "00:00"],
  ])("%s is %s", (typed, time) => {
    const minute = parseTime(typed);
    expect(minute === undefined ? undefined : formatTime(minute)).toBe(time);
  });

  test.each(["", "24:00", "9:60", "13pm", "0am", "soon", "9:5", "-1", "９", "1e2"])("%s is none", (typed) => {
    expect(parseTime(typed)).toBeUndefined();
  });
});

describe("weekdays, as people type them", () => {
  test.each([
    ["mon, wed, fri", "Mon, Wed, Fri"],
    ["Mon-Fri", "Mon–Fri"],
    ["mon wed", "Mon, Wed"],
    ["weekdays", "Mon–Fri"],
    ["weekends", "Sat, Sun"],
    ["fri-mon", "Mon, Fri–Sun"],
    ["lunedì e giovedì", "Mon, Thu"],
    ["lun – ven", "Mon–Fri"],
    ["пн, ср и пт", "Mon, Wed, Fri"],
    ["вторник", "Tue"],
    ["every day", "Mon–Sun"],
  ])("%s is %s", (typed, days) => {
    const bits = parseWeekdays(typed);
    expect(bits === undefined ? undefined : formatWeekdays(bits, "en")).toBe(days);
  });

  test.each(["", "someday", "mon-fri-sun", "m", "mon, x", "movie"])("%s is none", (typed) => {
    expect(parseWeekdays(typed)).toBeUndefined();
  });
});

describe("zones", () => {
  test.each([
    ["Europe/Rome", "Europe/Rome"],
    ["europe/rome", "Europe/Rome"],
    ["rome", "Europe/Rome"],
    ["new york", "America/New_York"],
    ["Italy", "Europe/Rome"],
    ["utc", "UTC"],
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["Mars/Olympus", undefined],
    ["+02:00", undefined],
    ["", undefined],
  ])("%s is %s", (typed, zone) => {
    expect(findZone(typed)).toBe(zone);
  });

  test("are suggested by city first, at most 25, and never none for a beginning that exists", () => {
    expect(suggestZones("mosc", [])[0]).toBe("Europe/Moscow");
    expect(suggestZones("ital", [])[0]).toBe("Europe/Rome");
    expect(suggestZones("a", [])).toHaveLength(25);
    expect(suggestZones("", ["Europe/Moscow"])[0]).toBe("Europe/Moscow");
  });
});
