package io.adaflight.analyzer.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.consumer.EventStream;
import org.jspecify.annotations.Nullable;

/**
 * A recording in a JVM of this user on this machine. {@code jcmd} starts and stops it, and events are read from the recorder's
 * own files, so no port is opened.
 */
final class AttachedRecording extends LiveRecording {
    private static final Pattern REPOSITORY = Pattern.compile("(?m)^Repository path: (.+)$");
    private static final Path PROCESSES = Path.of("/proc");

    private final String process;
    private final Jcmd jcmd;
    private @Nullable CompletableFuture<Void> end;
    private final String name = "adaflight-watch-" + ProcessHandle.current().pid();
    private @Nullable EventStream stream;

    private AttachedRecording(String process, Duration limit) {
        super(limit);
        this.process = process;
        this.jcmd = new Jcmd(process, limit);
    }

    static AttachedRecording attach(String process, Duration limit) throws LiveException {
        ProcessHandle handle = handle(process);
        if (isStopped(process)) {
            throw failure(process, "it is stopped; continue it first, with kill -CONT", null);
        }
        AttachedRecording recording = new AttachedRecording(process, limit);
        recording.end = handle.onExit().thenRun(recording::hasEnded);
        return recording;
    }

    private static ProcessHandle handle(String process) throws LiveException {
        try {
            return ProcessHandle.of(Long.parseLong(process))
                    .filter(ProcessHandle::isAlive)
                    .orElseThrow(() -> failure(process, "there is no such process", null));
        } catch (NumberFormatException e) {
            throw failure(process, "there is no such process", e);
        }
    }

    private static LiveException failure(String process, String problem, @Nullable Throwable cause) {
        return new LiveException(
                process + ": cannot be watched (" + problem + "); name a running JVM of the same user; jcmd lists them",
                cause);
    }

    /* A suspended process does not answer, and attaching would make it print a thread dump when it resumes. */
    private static boolean isStopped(String process) {
        try {
            String stat = Files.readString(PROCESSES.resolve(process).resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().matches("(?s)[Tt].*");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    EventStream record(Duration interval) throws LiveException, InterruptedException {
        try {
            /* The names of threads and pipelines are recorded once, at the start. */
            Instant begin = Instant.now();
            jcmd.run(startCommand(interval));
            EventStream opened = EventStream.openRepository(repository());
            opened.setStartTime(begin);
            stream = opened;
            return opened;
        } catch (LiveException e) {
            throw failure(process, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw failure(process, "its recordings cannot be read: " + e, e);
        }
    }

    /* Before JDK 24, a JVM refuses commands longer than 1,024 characters, so only settings that are not the default are sent. */
    private List<String> startCommand(Duration interval) {
        List<String> command = new ArrayList<>(List.of(
                "JFR.start",
                "name=" + name,
                "settings=none",
                "disk=true",
                "maxage=" + MOST_AGE.toSeconds() + "s",
                "maxsize=" + MOST_BYTES));
        for (String event : LiveEvents.NAMES) {
            command.add("+" + event + "#enabled=true");
        }
        for (String event : LiveEvents.WITH_STACKS) {
            command.add("+" + event + "#stackTrace=false");
        }
        for (String event : LiveEvents.PERIODIC) {
            command.add("+" + event + "#period=" + interval.toMillis() + "ms");
        }
        return command;
    }

    /* The path of a JVM in a container is a path in that container. */
    private Path repository() throws LiveException, InterruptedException {
        Matcher found = REPOSITORY.matcher(jcmd.run(List.of("JFR.configure")));
        if (!found.find()) {
            throw new LiveException("it does not say where its recordings are");
        }
        Path path = Path.of(found.group(1).strip());
        Path inContainer = PROCESSES
                .resolve(process)
                .resolve("root")
                .resolve(path.toString().substring(1));
        return Files.isDirectory(path) ? path : inContainer;
    }

    @Override
    boolean isConnected() {
        return true;
    }

    @Override
    void stop() throws LiveException, InterruptedException {
        if (stream != null) {
            stream.close();
        }
        if (end != null) {
            end.cancel(false);
        }
        if (ProcessHandle.of(Long.parseLong(process)).isPresent() && !isStopped(process)) {
            jcmd.run(List.of("JFR.stop", "name=" + name));
        }
    }
}
