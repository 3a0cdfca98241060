/** Months, weekdays and lengths of time in the languages that Chromium does not know: it would write "2026 M11 22". */

export const CALENDARS = {
  az: {
    months: ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr", "oktyabr", "noyabr", "dekabr"],
    weekdays: ["bazar", "bazar ertəsi", "çərşənbə axşamı", "çərşənbə", "cümə axşamı", "cümə", "şənbə"],
    day: (day, month, year) => (year ? `${day} ${month} ${year}` : `${day} ${month}`),
    units: same({ year: "il", month: "ay", day: "gün", hour: "saat", minute: "dəqiqə", second: "saniyə" }),
    ago: "əvvəl", later: "sonra", now: "indi",
  },
  kk: {
    months: [
      "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан",
    ],
    weekdays: ["жексенбі", "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі"],
    day: (day, month, year) => (year ? `${year} ж. ${day} ${month}` : `${day} ${month}`),
    units: {
      year: ["жыл", "жылдан"], month: ["ай", "айдан"], day: ["күн", "күннен"], hour: ["сағат", "сағаттан"],
      minute: ["минут", "минуттан"], second: ["секунд", "секундтан"],
    },
    ago: "бұрын", later: "кейін", now: "қазір",
  },
  ky: {
    months: ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
    ofYear: ["январы", "февралы", "марты", "апрели", "майы", "июну", "июлу", "августу", "сентябры", "октябры", "ноябры", "декабры"],
    weekdays: ["жекшемби", "дүйшөмбү", "шейшемби", "шаршемби", "бейшемби", "жума", "ишемби"],
    day: (day, month, year) => (year ? `${year}-жылдын ${day}-${month}` : `${day}-${month}`),
    units: {
      year: ["жыл", "жылдан"], month: ["ай", "айдан"], day: ["күн", "күндөн"], hour: ["саат", "сааттан"],
      minute: ["мүнөт", "мүнөттөн"], second: ["секунд", "секунддан"],
    },
    ago: "мурун", later: "кийин", now: "азыр",
  },
  uz: {
    months: ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"],
    weekdays: ["yakshanba", "dushanba", "seshanba", "chorshanba", "payshanba", "juma", "shanba"],
    day: (day, month, year) => (year ? `${year}-yil ${day}-${month}` : `${day}-${month}`),
    units: {
      year: ["yil", "yildan"], month: ["oy", "oydan"], day: ["kun", "kundan"], hour: ["soat", "soatdan"],
      minute: ["daqiqa", "daqiqadan"], second: ["soniya", "soniyadan"],
    },
    ago: "oldin", later: "keyin", now: "hozir",
  },
};

/** Units that have one form before "ago" and "later". */
function same(units) {
  return Object.fromEntries(Object.entries(units).map(([unit, name]) => [unit, [name, name]]));
}
