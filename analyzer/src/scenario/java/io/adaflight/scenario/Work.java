package io.adaflight.scenario;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/** Work that costs processor time: one of several kinds, measured so that a share of a processor can be asked for. */
final class Work {
    private static final int CALIBRATION_NANOS = 40_000_000;

    private final Runnable unit;
    private final double unitsPerSecond;
    private double owed;

    private Work(Runnable unit) {
        this.unit = unit;
        unitsPerSecond = calibrate(unit);
    }

    /** As much work of its own for each drain thread. */
    static List<Work> drawn(Draw draw, int count) throws GeneralSecurityException {
        List<Work> works = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            works.add(drawn(draw));
        }
        return works;
    }

    /** Work of a kind that is drawn. */
    static Work drawn(Draw draw) throws GeneralSecurityException {
        int kind = draw.between(0, 2);
        byte[] text = (draw.name() + " ").repeat(draw.between(20, 60)).getBytes(StandardCharsets.UTF_8);
        if (kind == 0) {
            Deflater deflater = new Deflater(9);
            byte[] out = new byte[2 * text.length + 64];
            return new Work(() -> {
                deflater.reset();
                deflater.setInput(text);
                deflater.finish();
                deflater.deflate(out);
            });
        }
        if (kind == 1) {
            Pattern pattern = Pattern.compile("(\\w+[-\\s]?)*x!");
            String line = "a".repeat(draw.between(8, 10));
            return new Work(() -> pattern.matcher(line).find());
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return new Work(() -> digest.digest(text));
    }

    private static double calibrate(Runnable unit) {
        double best = 0;
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            long units = 0;
            while (System.nanoTime() - begin < CALIBRATION_NANOS) {
                unit.run();
                units++;
            }
            best = Math.max(best, units * 1e9 / (System.nanoTime() - begin));
        }
        return best;
    }

    /** Works for a time of one processor. */
    void work(double seconds) {
        owed += seconds * unitsPerSecond;
        while (owed >= 1) {
            unit.run();
            owed--;
        }
    }
}
