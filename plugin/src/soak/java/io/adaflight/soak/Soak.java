package io.adaflight.soak;

/** Runs one soak. Exit codes: 0 all is right, 1 something differs or grew, 2 wrong usage. */
public final class Soak {
    static final String USAGE = """
            usage: Soak COMMAND [OPTION=VALUE ...]
              load     writes at a steady rate: duration=60s rate=1000000 least=99 recording=true folder=target/soak
              churn    short-lived threads: threads=1000000 kind=platform|virtual recording=true folder=target/soak
              virtual  live virtual threads, compared with the same program without counting: threads=1000000 heap=4g
              exhaustion  heap, threads and file handles run out again and again: duration=60s folder=target/soak""";

    private Soak() {}

    /**
     * Runs it.
     *
     * @param arguments the command and its options, as {@link #USAGE} says
     */
    public static void main(String[] arguments) throws Exception {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) throws Exception {
        try {
            Options options = Options.parse(arguments);
            return switch (options.command()) {
                case "load" -> new LoadSoak(options).run().print();
                case "churn" -> new ChurnSoak(options).run().print();
                case "virtual" -> new VirtualSoak(options).run().print();
                case "exhaustion" -> new ExhaustionSoak(options).run();
                case ExhaustionChild.COMMAND ->
                    new ExhaustionChild(options).run().print();
                case VirtualChild.COMMAND -> VirtualChild.run(options);
                default -> throw new IllegalArgumentException("unknown command '" + options.command() + "'");
            };
        } catch (IllegalArgumentException e) {
            System.err.println("soak: " + e.getMessage() + "\n" + USAGE);
            return 2;
        }
    }
}
