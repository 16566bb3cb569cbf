package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The drain thread waited for a peer to take or to send data ({@code jdk.SocketRead}, {@code jdk.SocketWrite}).
 *
 * <p>Source: the description of these events in the JDK's {@code metadata.xml}. Limits: channels that do not block wait in a
 * selector, which has no event; what takes less than the threshold has none either.
 */
final class SocketIoRule implements SpanRule {
    private static final Set<ThreadSpell.Kind> KINDS =
            EnumSet.of(ThreadSpell.Kind.SOCKET_READ, ThreadSpell.Kind.SOCKET_WRITE);

    @Override
    public Cause cause() {
        return Cause.SOCKET_IO;
    }

    @Override
    public List<String> events() {
        return KINDS.stream().map(ThreadSpell.Kind::event).toList();
    }

    @Override
    public List<Held> held(DrainThreadInput input) {
        return input.waits(
                cause(),
                KINDS,
                wait -> List.of(new Attribute(Evidence.Key.ADDRESS, wait.spell().subject())));
    }
}
