package io.adaflight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes to pipelines with slow sinks and ends by {@code System.exit}, while somebody or nobody closes them. */
public final class ShutdownProgram {
    static final int EVENTS = 300;
    static final int BYTES = 8;
    private static final long MILLIS_OF_AN_EVENT = 3;
    private static final Duration LONG = Duration.ofMinutes(1);

    private ShutdownProgram() {}

    /** Takes its time for each event, and tells a file at its close how many it got. */
    private static final class SlowSink implements EventSink {
        private final Path file;
        private int events;

        SlowSink(Path file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer event) throws Exception {
            events++;
            Thread.sleep(MILLIS_OF_AN_EVENT);
        }

        @Override
        public void close() throws IOException {
            Files.writeString(file, Integer.toString(events), StandardCharsets.UTF_8);
        }
    }

    /**
     * Runs.
     *
     * @param arguments who begins the close: nobody, hook, application, sink, each (all three, of one pipeline each); how
     *     many pipelines; the shutdown deadline; the folder of the results
     */
    public static void main(String[] arguments) throws Exception {
        String who = arguments[0];
        AdaFlight.setShutdownDeadline(Duration.parse(arguments[2]));
        Path folder = Path.of(arguments[3]);
        AdaFlight.persistCounters(folder.resolve("counters"));
        List<EventPipeline> pipelines = new ArrayList<>();
        for (int number = 0; number < Integer.parseInt(arguments[1]); number++) {
            String name = "pipeline-" + number;
            String closer =
                    who.equals("each") ? List.of("hook", "application", "sink").get(number % 3) : who;
            pipelines.add(open(name, folder.resolve(name), closer));
        }
        for (EventPipeline pipeline : pipelines) {
            for (int event = 0; event < EVENTS; event++) {
                pipeline.write(new byte[BYTES]);
            }
        }
        int number = 0;
        for (EventPipeline pipeline : pipelines) {
            String closer =
                    who.equals("each") ? List.of("hook", "application", "sink").get(number++ % 3) : who;
            begin(pipeline, closer);
        }
        System.exit(0);
    }

    private static EventPipeline open(String name, Path file, String closer) {
        EventPipeline[] self = new EventPipeline[1];
        SlowSink slow = new SlowSink(file);
        EventSink sink = new EventSink() {
            private int events;

            @Override
            public void write(ByteBuffer event) throws Exception {
                if (closer.equals("sink") && ++events == EVENTS / 10) {
                    self[0].close(LONG);
                }
                slow.write(event);
            }

            @Override
            public void close() throws IOException {
                slow.close();
            }
        };
        self[0] = AdaFlight.pipeline(name)
                .rings(64)
                .dropPolicy(DropPolicy.newest())
                .sink(sink)
                .open();
        return self[0];
    }

    private static void begin(EventPipeline pipeline, String closer) {
        if (closer.equals("hook")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> pipeline.close(LONG)));
        } else if (closer.equals("application")) {
            new Thread(() -> pipeline.close(LONG)).start();
        }
        while (!pipeline.isClosed() && (closer.equals("application") || closer.equals("sink"))) {
            Thread.onSpinWait();
        }
    }
}
