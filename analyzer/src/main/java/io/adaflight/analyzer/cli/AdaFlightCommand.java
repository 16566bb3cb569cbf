package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.report.Printable;
import io.adaflight.analyzer.report.export.ExportFormat;
import io.adaflight.analyzer.report.export.TextFormat;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The program: recordings in, reports out. */
@Command(
        name = "adaflight",
        description = "Reads what AdaFlight recorded: who lost what, when, and why.",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  java -jar adaflight.jar report app.jfr",
            "  java -jar adaflight.jar compare before.jfr after.jfr --fail-on loss",
            "  java -jar adaflight.jar export --table threads fleet/",
            "  java -jar adaflight.jar watch 4711",
            "  java -jar adaflight.jar settings > adaflight.jfc",
            "  java -jar adaflight.jar help report",
            "  java -jar adaflight.jar generate-completion > adaflight_completion"
        },
        subcommands = {GenerateCompletion.class, HelpCommand.class})
public final class AdaFlightCommand {
    /** Runs the program and ends the process with its exit code, also when a parse is still going on. */
    public static void main(String[] arguments) {
        run(arguments, AdaFlightCommand::commandLine);
    }

    /**
     * Runs the program with other commands and ends the process with its exit code.
     *
     * @param commands what {@link #commandLine} gives, and more
     */
    public static void run(String[] arguments, Function<Terminal, CommandLine> commands) {
        Terminal terminal = Terminal.ofProcess();
        StandardOutput out = StandardOutput.ofProcess();
        CommandLine commandLine = commands.apply(terminal)
                .setOut(writer(out, terminal.charset()))
                .setErr(writer(System.err, terminal.charset()));
        int exitCode = execute(commandLine, arguments);
        commandLine.getOut().flush();
        String problem = out.problem();
        if (problem != null) {
            commandLine.getErr().println("adaflight: standard output: " + problem);
            exitCode = ExitCodes.USAGE;
        }
        commandLine.getErr().flush();
        System.exit(exitCode);
    }

    /** Runs a command; gives the exit code whatever happens. */
    static int execute(CommandLine commandLine, String... arguments) {
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            commandLine.getErr().println("adaflight: " + MemoryShortage.describe(e));
            return ExitCodes.UNREADABLE;
        } catch (Error e) {
            return failed(e, commandLine, List.of(arguments));
        }
    }

    /** The command line for a terminal, without its streams. */
    static CommandLine commandLine(Terminal terminal) {
        return commandLine(terminal, List.of(TextFormat.values()), Map.of());
    }

    /**
     * The command line, without its streams.
     *
     * @param formats what tables can be exported in
     * @param more other commands by their names
     */
    public static CommandLine commandLine(
            Terminal terminal, List<ExportFormat> formats, Map<String, ? extends Callable<Integer>> more) {
        CommandLine commandLine = new CommandLine(new AdaFlightCommand());
        commandLine.addSubcommand(new CommandLine(new ReportCommand(terminal)).setCommandName("report"));
        commandLine.addSubcommand(new CommandLine(new CompareCommand(terminal)).setCommandName("compare"));
        commandLine.addSubcommand(new CommandLine(new WatchCommand(terminal)).setCommandName("watch"));
        commandLine.addSubcommand(new CommandLine(new ExportCommand(terminal, formats)).setCommandName("export"));
        commandLine.addSubcommand(new CommandLine(new SettingsCommand()).setCommandName("settings"));
        commandLine.addSubcommand(new CommandLine(new SchemaCommand()).setCommandName("schema"));
        commandLine.addSubcommand(new CommandLine(new RecoverCommand(terminal)).setCommandName("recover"));
        more.forEach((name, command) -> commandLine.addSubcommand(new CommandLine(command).setCommandName(name)));
        commandLine.getSubcommands().values().forEach(AdaFlightCommand::addHelp);
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler(AdaFlightCommand::wrongUsage)
                .setExecutionExceptionHandler(
                        (problem, command, parsed) -> failed(problem, command, parsed.originalArgs()));
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(OptionSpec.builder("-h", "--help")
                            .usageHelp(true)
                            .description("Show this help message and exit.")
                            .build());
        }
    }

    private static PrintWriter writer(OutputStream stream, Charset charset) {
        return new PrintWriter(new OutputStreamWriter(stream, charset), false);
    }

    private static int wrongUsage(ParameterException problem, String[] arguments) {
        CommandLine command = problem.getCommandLine();
        Printable printable = new Printable(Charset.defaultCharset());
        String message = String.valueOf(problem.getMessage());
        command.getErr().println("adaflight: " + printable.escape(message));
        boolean whole = command.getParent() == null;
        command.getErr().println("Try '" + (whole ? "" : command.getCommandName() + " ") + "--help'.");
        return ExitCodes.USAGE;
    }

    private static int failed(Throwable problem, CommandLine command, List<String> arguments) {
        Printable printable = new Printable(Charset.defaultCharset());
        command.getErr()
                .println("adaflight: " + printable.escape(problem.toString())
                        + "; internal error, please report it (run again with --verbose)");
        if (arguments.contains("--verbose")) {
            problem.printStackTrace(command.getErr());
        }
        return ExitCodes.UNREADABLE;
    }
}
