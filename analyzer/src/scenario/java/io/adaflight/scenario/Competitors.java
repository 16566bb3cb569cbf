package io.adaflight.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Other processes compute. */
final class Competitors implements JvmDisturbance {
    private final int count;

    Competitors(Draw draw) {
        count = draw.between(5, 8) * Runtime.getRuntime().availableProcessors();
    }

    @Override
    public void disturb(long millis) throws Exception {
        List<Process> processes = new ArrayList<>();
        try {
            for (int index = 0; index < count; index++) {
                String loop = "timeout " + (millis / 1000 + 5) + " sh -c 'while :; do :; done'";
                processes.add(new ProcessBuilder("sh", "-c", loop).start());
            }
            TimeUnit.MILLISECONDS.sleep(millis);
        } finally {
            for (Process process : processes) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }
}
