package io.adaflight.scenario;

import java.io.IOException;
import java.nio.file.Path;

/** Another process has the JVM count the objects of its heap. */
final class HeapInspections implements JvmDisturbance {
    private final LiveObjects live = new LiveObjects();
    private final int megabytes;

    HeapInspections(Draw draw) {
        megabytes = draw.between(150, 220);
    }

    @Override
    public void prepare() {
        live.fill(megabytes);
    }

    @Override
    public void disturb(long millis) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        String pid = Long.toString(ProcessHandle.current().pid());
        new ProcessBuilder(jcmd.toString(), pid, "GC.class_histogram", "-all")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
