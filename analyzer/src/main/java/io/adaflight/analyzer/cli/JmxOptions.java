package io.adaflight.analyzer.cli;

import io.adaflight.analyzer.live.JmxAccess;
import io.adaflight.analyzer.live.LiveRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How to log in at a JMX agent. No secret is an argument, which every user of the machine could read. */
final class JmxOptions {
    static final String PASSWORD = "ADAFLIGHT_JMX_PASSWORD";
    static final String TRUST_STORE_PASSWORD = "ADAFLIGHT_TRUST_STORE_PASSWORD";

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "User of the JMX agent; the password comes from --password-file or the environment variable "
                    + PASSWORD + ".")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File whose first line is the password of --user.")
    private @Nullable Path passwordFile;

    @Option(names = "--tls", description = "Use TLS for the JMX agent and its registry.")
    private boolean tls;

    @Option(
            names = "--trust-store",
            paramLabel = "FILE",
            description =
                    "Key store with the certificates to trust, for --tls; its password comes from the environment variable "
                            + TRUST_STORE_PASSWORD + " (default: the trust store of this Java).")
    private @Nullable Path trustStore;

    /**
     * What was asked for.
     *
     * @param environment that of the process
     */
    JmxAccess access(String target, CommandSpec spec, Map<String, String> environment) {
        if (LiveRecording.isProcess(target) && (user != null || passwordFile != null || tls || trustStore != null)) {
            throw wrong(
                    spec,
                    target
                            + ": --user, --password-file, --tls and --trust-store are for JMX addresses, not for a process");
        }
        if (user == null && passwordFile != null) {
            throw wrong(spec, "--password-file " + passwordFile + ": expected --user too");
        }
        if (trustStore != null && !tls) {
            throw wrong(spec, "--trust-store " + trustStore + ": expected --tls too");
        }
        if (trustStore != null && !Files.isReadable(trustStore)) {
            throw wrong(spec, "--trust-store " + trustStore + ": is not a readable file");
        }
        String password = user == null ? "" : password(user, spec, environment);
        return new JmxAccess(user, password, tls, trustStore, environment.get(TRUST_STORE_PASSWORD));
    }

    private String password(String name, CommandSpec spec, Map<String, String> environment) {
        if (passwordFile == null) {
            String password = environment.get(PASSWORD);
            if (password == null) {
                throw wrong(
                        spec, "--user " + name + ": expected --password-file or " + PASSWORD + " in the environment");
            }
            return password;
        }
        try {
            return Files.readString(passwordFile).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw wrong(spec, "--password-file " + passwordFile + ": cannot be read (" + e + ")");
        }
    }

    private static ParameterException wrong(CommandSpec spec, String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
