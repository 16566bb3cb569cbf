package io.adaflight.benchmark;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import org.jspecify.annotations.Nullable;

/** What a busy application records of itself: one event with its stack for each request. */
@Name("io.adaflight.benchmark.Request")
@Label("Request")
@Category("Benchmark")
final class RequestEvent extends Event {
    @Label("Path")
    @Nullable
    String path;

    @Label("User")
    long user;

    @Label("Status")
    int status;
}
