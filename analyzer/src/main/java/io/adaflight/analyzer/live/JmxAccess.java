package io.adaflight.analyzer.live;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to log in to a JMX agent.
 *
 * @param user null for none
 * @param password the password of the user
 * @param tls whether the agent and its registry speak TLS
 * @param trustStore the certificates to trust; null for the JVM's own
 * @param trustStorePassword null for none
 */
public record JmxAccess(
        @Nullable String user,
        String password,
        boolean tls,
        @Nullable Path trustStore,
        @Nullable String trustStorePassword) {
    /** No user, no TLS. */
    public static final JmxAccess NONE = new JmxAccess(null, "", false, null, null);

    @Override
    public String toString() {
        return "JMX access of " + (user == null ? "nobody" : user) + (tls ? " over TLS" : "");
    }
}
