package io.adaflight.analyzer.cli;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Writes the help of every command as a manual page in AsciiDoc, for the release profile. */
final class ManPages {
    /* By its name, because only the release profile has it. */
    private static final String GENERATOR = "picocli.codegen.docgen.manpage.ManPageGenerator";
    private static final String EXIT_CODES = "Exit codes: ";

    private ManPages() {}

    /**
     * Writes the pages.
     *
     * @param arguments the folder to write them to
     */
    public static void main(String[] arguments) throws ClassNotFoundException {
        CommandLine program = program();
        CommandLine generator = new CommandLine(Class.forName(GENERATOR));
        generator.getCommandSpec().usageMessage().hidden(true);
        program.addSubcommand("man-pages", generator);
        System.exit(program.execute("man-pages", "--outdir", arguments[0]));
    }

    /** The program with what its help says at the end in sections of a manual page. */
    static CommandLine program() {
        CommandLine program = AdaFlightCommand.commandLine(new Terminal(80, false, false, StandardCharsets.UTF_8));
        inSections(program.getCommandSpec().usageMessage());
        program.getSubcommands()
                .values()
                .forEach(command -> inSections(command.getCommandSpec().usageMessage()));
        return program;
    }

    private static void inSections(UsageMessageSpec help) {
        Map<String, String> exitCodes = new LinkedHashMap<>();
        List<String> examples = new ArrayList<>();
        for (String line : help.footer()) {
            String plain = line.replace("%%", "%").strip();
            if (plain.startsWith(EXIT_CODES)) {
                for (String each : plain.substring(EXIT_CODES.length()).split("; (?=[0-9] )", -1)) {
                    exitCodes.put(each.substring(0, 1), each.substring(2).replace("%", "%%"));
                }
            } else if (line.startsWith("  ")) {
                String command = line.strip().replaceFirst("^(java -jar adaflight.jar|adaflight) ", "");
                examples.add(" adaflight " + command);
            }
        }
        if (!exitCodes.isEmpty()) {
            help.exitCodeListHeading("Exit status%n").exitCodeList(exitCodes);
        }
        if (!examples.isEmpty()) {
            help.footerHeading("Examples%n").footer(examples.toArray(String[]::new));
        }
    }
}
