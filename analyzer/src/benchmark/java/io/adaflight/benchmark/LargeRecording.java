package io.adaflight.benchmark;

import io.adaflight.AdaFlight;
import io.adaflight.DropPolicy;
import io.adaflight.EventPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * Records a busy service until the recording has a size: the JDK's {@code profile} settings, and as an investigation would set
 * them, every new allocation buffer and waits from 100 microseconds on.
 */
public final class LargeRecording {
    private static final long MEGABYTE = 1_000_000;

    private LargeRecording() {}

    /**
     * Makes a recording.
     *
     * @param arguments the file to write, its size in megabytes, and the sink: {@code faulty} or {@code sound} as in a fleet;
     *     without a third one it stands for a while now and then
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        long bytes = Long.parseLong(arguments[1]) * MEGABYTE;
        Map<String, String> settings =
                new HashMap<>(Configuration.getConfiguration("profile").getSettings());
        settings.put("jdk.ObjectAllocationInNewTLAB#enabled", "true");
        settings.put("jdk.ObjectAllocationOutsideTLAB#enabled", "true");
        for (String wait : new String[] {"JavaMonitorEnter", "JavaMonitorWait", "ThreadPark"}) {
            settings.put("jdk." + wait + "#threshold", "100 us");
        }
        try (Recording recording = new Recording(settings);
                EventPipeline pipeline = AdaFlight.pipeline("access-log")
                        .rings(4)
                        .dropPolicy(DropPolicy.oldest())
                        .sink(arguments.length > 2 ? FleetService.sink(arguments[2]) : new SlowingSink())
                        .open()) {
            recording.setToDisk(true);
            recording.start();
            BusyService service = new BusyService(pipeline);
            service.start();
            while (recording.getSize() < bytes) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            service.end();
            recording.stop();
            recording.dump(file);
        }
        System.out.printf("%s: %,d bytes%n", file, Files.size(file));
    }
}
