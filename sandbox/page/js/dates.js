/** Moments in the language of the page and the time zone of the browser. */

import { CALENDARS } from "./calendars.js";
import { language, t } from "./i18n.js";

const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const NUMBERS = { day: "2-digit", month: "2-digit", year: "2-digit" };
const DAY = { day: "numeric", month: "long", year: "numeric" };

function format(unix, options) {
  const moment = new Date(unix * 1000);
  const calendar = CALENDARS[language()];
  return calendar ? worded(calendar, moment, options) : new Intl.DateTimeFormat(language(), options).format(moment);
}

function worded(calendar, moment, options) {
  const parts = [];
  if (options.month) parts.push(dayIn(calendar, moment, options));
  if (options.weekday) parts.push(calendar.weekdays[moment.getDay()]);
  if (options.hour) parts.push(new Intl.DateTimeFormat("ru", { ...TIME, second: options.second }).format(moment));
  return parts.join(", ");
}

function dayIn(calendar, moment, { month, year }) {
  if (month === "2-digit") return new Intl.DateTimeFormat("ru", NUMBERS).format(moment);
  const names = year ? calendar.ofYear ?? calendar.months : calendar.months;
  const name = month === "short" ? shortened(calendar.months[moment.getMonth()]) : names[moment.getMonth()];
  return calendar.day(moment.getDate(), name, year && moment.getFullYear());
}

function shortened(name) {
  return name.length > 4 ? `${name.slice(0, 3)}.` : name;
}

export function clockTime(unix) {
  return format(unix, TIME);
}

/** The heading of a day in a conversation: "Today" or a date, with the year unless it is this one. */
export function dayName(unix, now) {
  const [day, today] = [new Date(unix * 1000), new Date(now * 1000)];
  if (day.toDateString() === today.toDateString()) return t("today");
  return format(unix, { ...DAY, year: day.getFullYear() === today.getFullYear() ? undefined : "numeric" });
}

/** A short stamp for a list: the hour today, else the date. */
export function shortStamp(unix, now) {
  const [day, today] = [new Date(unix * 1000), new Date(now * 1000)];
  return day.toDateString() === today.toDateString() ? clockTime(unix) : format(unix, NUMBERS);
}

/** Date and hour in little space. */
export function shortMoment(unix) {
  return format(unix, { ...DAY, month: "short", ...TIME });
}

/** The weekday and the date. */
export function fullDay(unix) {
  return format(unix, { weekday: "long", ...DAY });
}

export function fullMoment(unix) {
  return format(unix, { weekday: "long", ...DAY, ...TIME });
}

/** A moment as a `date_time` entity asks for it: "" (null), "r", or w?[dD]?[tT]?. */
export function entityMoment(unix, pattern, now) {
  if (!pattern) return null;
  if (pattern === "r") return relative(unix - now);
  const options = {};
  if (pattern.includes("w")) options.weekday = "long";
  if (pattern.includes("d")) Object.assign(options, NUMBERS);
  if (pattern.includes("D")) Object.assign(options, DAY);
  if (/[tT]/.test(pattern)) Object.assign(options, TIME);
  if (pattern.includes("T")) options.second = "2-digit";
  return format(unix, options);
}

function relative(seconds) {
  const steps = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = steps.find(([, length]) => Math.abs(seconds) >= length) ?? steps.at(-1);
  const count = Math.trunc(seconds / size);
  const calendar = CALENDARS[language()];
  if (!calendar) return new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(count, unit);
  if (count === 0) return calendar.now;
  const [name, from] = calendar.units[unit];
  return count < 0 ? `${-count} ${name} ${calendar.ago}` : `${count} ${from} ${calendar.later}`;
}
