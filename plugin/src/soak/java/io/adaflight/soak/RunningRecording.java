package io.adaflight.soak;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** A recording of this JVM with the settings that the README gives out. */
public final class RunningRecording implements AutoCloseable {
    private final Recording recording;
    private final Path file;

    private RunningRecording(Recording recording, Path file) {
        this.recording = recording;
        this.file = file;
    }

    /**
     * Starts a recording.
     *
     * @param settings adaflight or adaflight-detail
     * @param file where it goes; its folder is created
     */
    public static RunningRecording start(String settings, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Recording recording = new Recording(configuration(settings));
        recording.setDestination(file);
        recording.start();
        return new RunningRecording(recording, file);
    }

    private static Configuration configuration(String settings) throws IOException {
        String resource = "/io/adaflight/events/" + settings + ".jfc";
        try (InputStream in = RunningRecording.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            return Configuration.create(reader);
        } catch (ParseException e) {
            throw new IOException(resource + " cannot be read", e);
        }
    }

    /** Stops it and reads what it holds. */
    public RecordedSums stop() throws IOException {
        recording.stop();
        return RecordedSums.read(file);
    }

    @Override
    public void close() {
        recording.close();
    }
}
