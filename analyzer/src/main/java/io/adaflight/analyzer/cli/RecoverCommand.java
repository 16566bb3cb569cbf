package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.result.EpochTime;
import io.adaflight.analyzer.recording.LoadLimits;
import io.adaflight.analyzer.recording.Progress;
import io.adaflight.analyzer.recording.Recording;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.recording.RecordingInfo;
import io.adaflight.analyzer.recording.warning.Warning;
import io.adaflight.analyzer.report.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns what a JVM left behind into a recording that every tool reads. */
@Command(
        name = "recover",
        description = {
            "Turns what a killed or crashed JVM left behind into a recording that every tool reads.",
            "",
            "RECORDING is a damaged file (.jfr, also gzipped), or the repository folder of a JVM that was killed, halted or"
                    + " crashed. It stays as it is. Chunks are copied up to the last flush; damaged ones are left out."
                    + " You do not need this for report, which does the same in memory."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 2 wrong usage; 3 nothing can be recovered.",
            "",
            "Examples:",
            "  recover repository/2026_01_31_12_00_00_4711",
            "  recover cut.jfr --output whole.jfr"
        },
        sortOptions = false)
final class RecoverCommand implements Callable<Integer> {
    private static final String SUFFIX = "-recovered.jfr";

    private final Terminal terminal;
    private final Printable printable = new Printable(StandardCharsets.UTF_8);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RECORDING", description = "The damaged file or repository folder.")
    private Path source = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; an existing file is replaced (default: the name of RECORDING with " + SUFFIX
                    + ", in the current folder, which must not exist).")
    private @Nullable Path output;

    @Option(names = "--verbose", description = "Show stack traces.")
    private boolean verbose;

    RecoverCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        LoadLimits limits = LoadLimits.forHeap(Runtime.getRuntime().maxMemory());
        Path target = target();
        Progress progress = terminal.interactive() ? new ProgressBar(err, source.toString()) : Progress.NONE;
        try (Recording recording = Recording.open(source, limits, progress)) {
            copy(recording, target, progress);
            for (Warning warning : recording.warnings()) {
                complain(err, warning.text());
            }
            PrintWriter out = spec.commandLine().getOut();
            out.println(summary(recording.info(), target));
            out.flush();
            return ExitCodes.FINE;
        } catch (RecordingException e) {
            complain(err, String.valueOf(e.getMessage()));
            e.warnings().forEach(warning -> complain(err, warning.text()));
            if (verbose) {
                e.printStackTrace(err);
                err.flush();
            }
            return ExitCodes.UNREADABLE;
        }
    }

    private Path target() {
        Path given = output;
        if (given != null) {
            checkApart(given);
            return given;
        }
        Path name = source.toAbsolutePath().normalize().getFileName();
        Path target = Path.of((name == null ? "recording" : withoutEnding(name.toString())) + SUFFIX);
        if (Files.exists(target)) {
            throw new ParameterException(
                    spec.commandLine(), target + ": already exists; name another file with --output");
        }
        checkApart(target);
        return target;
    }

    private static String withoutEnding(String name) {
        return name.replaceFirst("(?i)\\.jfr(\\.gz)?$", "");
    }

    /** What is left of a recording must stay as it is: it is neither written over, nor is anything added to its folder. */
    private void checkApart(Path target) {
        if (InputFiles.overwrittenBy(target, List.of(source)) != null || isInside(source, target)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--output " + target + ": would change " + source + "; name a file outside of it");
        }
    }

    private static boolean isInside(Path folder, Path target) {
        try {
            Path parent = target.toAbsolutePath().normalize().getParent();
            return Files.isDirectory(folder)
                    && parent != null
                    && parent.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private void copy(Recording recording, Path target, Progress progress) throws RecordingException {
        try {
            ReportFile.<RecordingException>writeBytes(target, bytes -> recording.copyTo(bytes, progress));
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), target + ": cannot be written (" + e + "); check the folder", e);
        }
    }

    private String summary(RecordingInfo info, Path target) {
        return String.format(
                Locale.ROOT,
                "%s: %s to %s, written to %s",
                printable.escape(info.name()),
                EpochTime.iso(info.startNanos()),
                EpochTime.iso(info.endNanos()),
                printable.escape(target.toString()));
    }

    private void complain(PrintWriter err, String text) {
        err.println("adaflight: " + printable.escape(text));
        err.flush();
    }
}
