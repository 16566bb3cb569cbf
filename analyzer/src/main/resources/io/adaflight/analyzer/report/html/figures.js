// Numbers, times and names as the text report shows them (Figures.java, Printable.java).
const Figures = (() => {
  const BINARY = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
  const DECIMAL = ["", "k", "M", "G", "T", "P", "E"];

  // Half up by the decimal digits of the number, as Java's formatter rounds.
  function fixed(value, digits) {
    const text = String(value);
    return text.includes("e")
      ? value.toFixed(digits)
      : Number(Math.round(Number(text + "e" + digits)) + "e-" + digits).toFixed(digits);
  }

  function threeDigits(value) {
    if (Number.isInteger(value)) {
      return fixed(value, 0);
    }
    return value < 9.995 ? fixed(value, 2) : fixed(value, value < 99.95 ? 1 : 0);
  }

  function scaled(value, base, units, gap) {
    let rest = value;
    let unit = 0;
    while (rest >= base - 0.5 && unit < units.length - 1) {
      rest /= base;
      unit++;
    }
    return (unit === 0 ? fixed(rest, 0) : threeDigits(rest)) + gap + units[unit];
  }

  function count(value) {
    return value < 1e10 ? String(value).replace(/\B(?=(\d{3})+$)/g, ",") : scaled(value, 1000, DECIMAL, "");
  }

  function shortCount(value) {
    return value < 10 && !Number.isInteger(value) ? fixed(value, 1) : scaled(value, 1000, DECIMAL, "");
  }

  const bytes = (value) => scaled(value, 1024, BINARY, " ");
  const perSecond = (value) => shortCount(value) + "/s";
  /* Who counts in other people's queues knows no size, and counts no byte. */
  const bytesKnown = (totals) => totals.bytesWritten > 0 || totals.bytesDropped > 0;
  const bytesPerSecond = (value) => bytes(value) + "/s";

  function percent(ratio) {
    const value = ratio * 100;
    if (value === 0) {
      return "0 %";
    }
    if (value < 0.01) {
      return "<0.01 %";
    }
    if (Number.isInteger(value)) {
      return fixed(value, 0) + " %";
    }
    if (value < 10) {
      return fixed(value, 2) + " %";
    }
    return value > 99.9 ? ">99.9 %" : fixed(value, 1) + " %";
  }

  function nanos(value) {
    if (value < 1000) {
      return value + " ns";
    }
    if (value < 999950) {
      return threeDigits(value / 1e3) + " us";
    }
    if (value < 999950000) {
      return threeDigits(value / 1e6) + " ms";
    }
    if (value < 119950000000) {
      return threeDigits(value / 1e9) + " s";
    }
    const seconds = Math.round(value / 1e9);
    if (seconds < 7200) {
      return Math.floor(seconds / 60) + " m " + (seconds % 60) + " s";
    }
    const minutes = Math.floor(seconds / 60);
    return minutes < 2880
      ? Math.floor(minutes / 60) + " h " + (minutes % 60) + " m"
      : Math.floor(minutes / 1440) + " d " + Math.floor((minutes % 1440) / 60) + " h";
  }

  const offset = (value) => (value < 0 ? "-" : "+") + nanos(Math.abs(value));
  const isoSeconds = (iso) => iso.replace(/\.\d+Z$/, "Z");

  // What is not printable, and marks that turn the writing direction, become visible escapes.
  function printable(text) {
    return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, (character) => {
      const hex = character.codePointAt(0).toString(16);
      return character.codePointAt(0) > 0xffff ? "\\u{" + hex + "}" : "\\u" + hex.padStart(4, "0");
    });
  }

  return { fixed, count, shortCount, bytes, bytesKnown, perSecond, bytesPerSecond, percent, nanos, offset, isoSeconds, printable };
})();
