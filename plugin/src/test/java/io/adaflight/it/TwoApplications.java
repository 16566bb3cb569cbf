package io.adaflight.it;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Two class loaders, as of two web applications, that each have the plugin's jar, and count in a pipeline of one name. */
final class TwoApplications {
    private TwoApplications() {}

    public static void main(String[] arguments) throws Exception {
        URL[] jar = {Path.of(arguments[0]).toUri().toURL()};
        Class<?> first = count(jar);
        Class<?> second = count(jar);
        System.out.println(first == second ? "one copy" : "two copies");
    }

    private static Class<?> count(URL[] jar) throws Exception {
        try (URLClassLoader application = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            Class<?> entry = application.loadClass("io.adaflight.AdaFlight");
            Object pipeline = entry.getMethod("metrics", String.class).invoke(null, "shared");
            Object counts = pipeline.getClass().getMethod("thread").invoke(pipeline);
            application
                    .loadClass("io.adaflight.ThreadMetrics")
                    .getMethod("written", long.class)
                    .invoke(counts, 1L);
            return entry;
        }
    }
}
