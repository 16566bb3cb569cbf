package io.adaflight.scenario;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control group of Linux in which a process has only a part of a processor; version 1 or 2, where the machine allows it. */
final class Quota implements Closeable {
    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
    private static final long PERIOD_MICROS = 100_000;

    private final @Nullable Path group;

    private Quota(@Nullable Path group) {
        this.group = group;
    }

    /** No quota. */
    static Quota none() {
        return new Quota(null);
    }

    /** Whether this machine lets this user set a quota. */
    static boolean isPossible() {
        try (Quota quota = create(1)) {
            return quota.group != null;
        } catch (IOException e) {
            return false;
        }
    }

    /** A quota of that many processors. */
    static Quota create(double processors) throws IOException {
        boolean first = Files.exists(VERSION_1.resolve("cpu.cfs_quota_us"))
                || Files.exists(VERSION_1.resolve("cpu.shares"))
                || Files.isDirectory(VERSION_1);
        Path group = (first ? VERSION_1 : VERSION_2)
                .resolve("adaflight-scenario-" + ProcessHandle.current().pid());
        Files.createDirectory(group);
        Quota quota = new Quota(group);
        boolean done = false;
        try {
            long micros = Math.round(processors * PERIOD_MICROS);
            if (first) {
                Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_MICROS));
                Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(micros));
            } else {
                Files.writeString(group.resolve("cpu.max"), micros + " " + PERIOD_MICROS);
            }
            done = true;
            return quota;
        } finally {
            if (!done) {
                quota.close();
            }
        }
    }

    /** Starts a process under the quota. */
    Process start(List<String> command) throws IOException {
        List<String> all = new ArrayList<>();
        if (group != null) {
            all.addAll(List.of(
                    "sh",
                    "-c",
                    "echo $$ > \"$0\" && exec \"$@\"",
                    group.resolve("cgroup.procs").toString()));
        }
        all.addAll(command);
        return new ProcessBuilder(all)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Override
    public void close() throws IOException {
        if (group != null) {
            Files.deleteIfExists(group);
        }
    }
}
