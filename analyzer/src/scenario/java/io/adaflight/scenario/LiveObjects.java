package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;

/** Many small objects that stay reachable. */
final class LiveObjects {
    private static final int OBJECTS_OF_BLOCK = 20_000;

    private final List<Object[]> blocks = new ArrayList<>();

    /** Adds about that much. */
    void fill(int megabytes) {
        for (int block = 0; block < megabytes; block++) {
            Object[] objects = new Object[OBJECTS_OF_BLOCK];
            for (int index = 0; index < objects.length; index++) {
                objects[index] = new long[] {index, block};
            }
            blocks.add(objects);
        }
    }
}
