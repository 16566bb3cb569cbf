package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.analysis.live.LiveAnalysis;
import io.adaflight.analyzer.analysis.live.LiveReport;
import io.adaflight.analyzer.live.JmxAccess;
import io.adaflight.analyzer.live.LiveException;
import io.adaflight.analyzer.live.LiveRecording;
import io.adaflight.analyzer.recording.RecordingException;
import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.text.LiveText;
import io.adaflight.analyzer.report.text.TextStyle;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the figures of a running JVM. */
@Command(
        name = "watch",
        description = {
            "Shows live who writes and loses how much, until the JVM ends or you press Ctrl-C.",
            "",
            "Counts start with the command. It runs a flight recording of AdaFlight's events in that JVM and stops it at the"
                    + " end. If watch is killed, the recording stays, with a minute and 16 MB at most. A process is reached"
                    + " with jcmd, which opens no port. The threads that a JVM starts to record and to answer jcmd stay.",
            "",
            "With --counters it reads the file that the JVM keeps its counts in, starts nothing there, and shows all counts"
                    + " since the JVM's start. This also works after the JVM has ended."
        },
        footer = {
            "",
            "Exit codes: 0 fine; 2 wrong usage; 3 the JVM cannot be watched.",
            "",
            "Examples:",
            "  watch 4711",
            "  watch app.example.org:7091 --pipeline orders --interval 5s",
            "  watch app.example.org:7091 --tls --user monitor --password-file password.txt",
            "  watch 4711 --for 1m > minute.txt",
            "  watch --counters app-4711.counters"
        },
        sortOptions = false)
final class WatchCommand implements Callable<Integer> {
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "PID|HOST:PORT|JMX-URL",
            description = "The id of a process of yours on this machine, or the address of a JMX agent.")
    private String target = "";

    @Option(
            names = "--counters",
            paramLabel = "FILE",
            description = "Read this counters file (agent's option persist=) instead of asking a JVM.")
    private @Nullable Path counters;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = DurationConverter.class,
            description = "Time between updates, at least 100ms (default: ${DEFAULT-VALUE}).")
    private Duration interval = Duration.ofSeconds(1);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Stop after this time.")
    private @Nullable Duration time;

    @Option(
            names = {"-p", "--pipeline"},
            paramLabel = "NAME",
            description = "Show this pipeline only.")
    private @Nullable String pipeline;

    @Option(
            names = {"-n", "--top"},
            paramLabel = "N",
            defaultValue = "10",
            description = "Threads of each pipeline (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "How long to wait for an answer from the JVM, at least 100ms (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ofSeconds(15);

    @Mixin
    private JmxOptions jmx = new JmxOptions();

    WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (top < 1) {
            throw new ParameterException(spec.commandLine(), "--top " + top + ": expected at least 1");
        }
        if (interval.compareTo(SHORTEST) < 0 || timeout.compareTo(SHORTEST) < 0) {
            throw new ParameterException(spec.commandLine(), "--interval, --timeout: expected at least 100ms");
        }
        if (target.isEmpty() == (counters == null)) {
            throw new ParameterException(
                    spec.commandLine(), "watch: expected exactly one of a process id, an address, or --counters FILE");
        }
        return counters == null ? watchTarget() : watchCounters(counters);
    }

    private int watchTarget() throws IOException, InterruptedException {
        JmxAccess access = jmx.access(target, spec, System.getenv());
        try (LiveRecording recording = LiveRecording.connect(target, access, timeout)) {
            watch(recording);
            return ExitCodes.FINE;
        } catch (LiveException e) {
            String problem = String.valueOf(e.getMessage());
            return unreadable(problem.startsWith(target) ? problem : target + ": " + problem);
        }
    }

    private int unreadable(String problem) {
        spec.commandLine().getErr().println("adaflight: " + new Printable(terminal.charset()).escape(problem));
        return ExitCodes.UNREADABLE;
    }

    private int watchCounters(Path file) throws IOException, InterruptedException {
        CountersWatch watch = new CountersWatch(
                file,
                pipeline,
                id -> ProcessHandle.of(id).map(ProcessHandle::isAlive).orElse(false));
        LiveText text = newText();
        long begin = System.nanoTime();
        try (LiveScreen screen = new LiveScreen(spec.commandLine().getOut(), terminal.interactive())) {
            boolean goesOn = true;
            while (goesOn) {
                LiveReport report = watch.look();
                long rest = time == null ? Long.MAX_VALUE : time.toNanos() - (System.nanoTime() - begin);
                goesOn = (report == null || screen.show(picture(report, text, file.toString())))
                        && !watch.hasEnded()
                        && rest > 0;
                if (goesOn) {
                    TimeUnit.NANOSECONDS.sleep(Math.min(rest, interval.toNanos()));
                }
            }
        } catch (RecordingException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
        if (watch.hasEnded()) {
            spec.commandLine().getOut().println("process " + watch.processId() + " has ended");
        }
        return ExitCodes.FINE;
    }

    private LiveText newText() {
        return new LiveText(new TextStyle(terminal.columns(), terminal.colour(), terminal.charset()), top);
    }

    private void watch(LiveRecording recording) throws IOException, InterruptedException, LiveException {
        LiveAnalysis analysis = new LiveAnalysis(target, pipeline, interval);
        LiveText text = newText();
        recording.start(interval, analysis);
        long end = time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
        try (LiveScreen screen = new LiveScreen(spec.commandLine().getOut(), terminal.interactive())) {
            boolean goesOn = true;
            LiveReport shown = null;
            while (goesOn && (time == null || System.nanoTime() - end < 0)) {
                long wait = time == null ? Long.MAX_VALUE : end - System.nanoTime();
                goesOn = recording.await(Duration.ofNanos(Math.min(wait, interval.toNanos())));
                LiveReport report = analysis.report();
                if (report == null || shown == null || report.countedNanos() > shown.countedNanos()) {
                    goesOn &= screen.show(picture(report, text, target));
                }
                shown = report;
            }
        }
    }

    private String picture(@Nullable LiveReport report, LiveText text, String source) throws IOException {
        StringWriter writer = new StringWriter();
        if (report == null) {
            writer.write("no AdaFlight events from " + new Printable(terminal.charset()).escape(source)
                    + " yet: does the application use the plugin?\n");
        } else {
            text.render(report, "watching " + source, writer);
        }
        return writer.toString();
    }
}
