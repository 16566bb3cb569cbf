package io.adaflight.analyzer.live;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to log in at a JMX agent.
 *
 * @param user null to go without
 * @param password what belongs to the user
 * @param tls whether the agent and its registry speak TLS
 * @param trustStore the certificates to trust; null for those of the JVM
 * @param trustStorePassword null for none
 */
public record JmxAccess(
        @Nullable String user,
        String password,
        boolean tls,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword) {
    /** Without a user and TLS. */
    public static final JmxAccess NONE = new JmxAccess(null, "", false, null, null);

    @Override
    public String toString() {
        return "JMX access of " + (user == null ? "nobody" : user) + (tls ? " over TLS" : "");
    }
}
