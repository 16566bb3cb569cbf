package io.adaflight.analyzer.wording;

import java.util.Locale;

/** Numbers with their units as text: short, in plain ASCII, and the same in every locale. */
public final class Figures {
    private static final long LONGEST_PLAIN = 10_000_000_000L;
    private static final String[] BINARY = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    private static final String[] DECIMAL = {"", "k", "M", "G", "T", "P", "E"};

    private Figures() {}

    /** A count with thousand separators; beyond ten digits with a unit. */
    public static String count(long value) {
        double wide = value;
        return value < LONGEST_PLAIN ? String.format(Locale.ROOT, "%,d", value) : scaled(wide, 1000, DECIMAL, "");
    }

    /** A count in at most six characters. */
    public static String shortCount(double value) {
        return value < 10 && !isWhole(value)
                ? String.format(Locale.ROOT, "%.1f", value)
                : scaled(value, 1000, DECIMAL, "");
    }

    public static String bytes(long value) {
        double wide = value;
        return scaled(wide, 1024, BINARY, " ");
    }

    public static String perSecond(double value) {
        return shortCount(value) + "/s";
    }

    public static String bytesPerSecond(double value) {
        return scaled(value, 1024, BINARY, " ") + "/s";
    }

    public static String percent(double ratio) {
        double percent = ratio * 100;
        if (percent == 0) {
            return "0 %";
        }
        if (percent < 0.01) {
            return "<0.01 %";
        }
        if (isWhole(percent)) {
            return String.format(Locale.ROOT, "%.0f %%", percent);
        }
        if (percent < 10) {
            return String.format(Locale.ROOT, "%.2f %%", percent);
        }
        return percent > 99.9 ? ">99.9 %" : String.format(Locale.ROOT, "%.1f %%", percent);
    }

    public static String nanos(long value) {
        if (value < 1000) {
            return value + " ns";
        }
        if (value < 999_950) {
            return threeDigits(value / 1e3) + " us";
        }
        if (value < 999_950_000) {
            return threeDigits(value / 1e6) + " ms";
        }
        if (value < 119_950_000_000L) {
            return threeDigits(value / 1e9) + " s";
        }
        long seconds = Math.round(value / 1e9);
        if (seconds < 7200) {
            return seconds / 60 + " m " + seconds % 60 + " s";
        }
        long minutes = seconds / 60;
        return minutes < 2880
                ? minutes / 60 + " h " + minutes % 60 + " m"
                : minutes / 1440 + " d " + minutes % 1440 / 60 + " h";
    }

    private static String scaled(double value, int base, String[] units, String gap) {
        double rest = value;
        int unit = 0;
        while (rest >= base - 0.5 && unit < units.length - 1) {
            rest /= base;
            unit++;
        }
        String number = unit == 0 ? String.format(Locale.ROOT, "%.0f", rest) : threeDigits(rest);
        return number + gap + units[unit];
    }

    private static String threeDigits(double value) {
        if (isWhole(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        if (value < 9.995) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return String.format(Locale.ROOT, value < 99.95 ? "%.1f" : "%.0f", value);
    }

    private static boolean isWhole(double value) {
        return Double.compare(value, Math.rint(value)) == 0;
    }
}
