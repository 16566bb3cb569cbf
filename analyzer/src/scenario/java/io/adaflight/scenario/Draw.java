package io.adaflight.scenario;

import java.util.Random;

/** Draws what differs between the runs of a scenario. The same seed draws the same. */
final class Draw {
    private static final String[] SYLLABLES = {
        "ka", "ro", "mi", "ten", "sol", "ax", "ver", "lu", "pin", "do", "gra", "wex", "ju", "nor", "é", "ß"
    };

    private final Random random;

    Draw(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L + 12345);
        random.nextLong();
    }

    /** From one number to another, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** From one number to another, each order of magnitude as often as any other. */
    double logUniform(double low, double high) {
        return low * Math.exp(random.nextDouble() * Math.log(high / low));
    }

    boolean flip() {
        return random.nextBoolean();
    }

    /** True that often, from 0 to 1. */
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** One of several. */
    @SafeVarargs
    final <T> T pick(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A name that says nothing. */
    String name() {
        StringBuilder name = new StringBuilder();
        for (int syllable = between(2, 4); syllable > 0; syllable--) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return name.append(flip() ? "-" + between(0, 99) : "").toString();
    }
}
