package io.adaflight.internal.counters;

/** Two plain fields: the least that a thread can count with, and nothing that another thread could rely on. */
@SuppressWarnings("unused")
final class PlainCounters {
    private long events;
    private long bytes;

    void written(long size) {
        events++;
        bytes += size;
    }
}
