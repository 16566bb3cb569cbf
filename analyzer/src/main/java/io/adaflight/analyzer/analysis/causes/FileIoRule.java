package io.adaflight.analyzer.analysis.causes;

import io.adaflight.analyzer.analysis.causes.Evidence.Attribute;
import io.adaflight.analyzer.recording.event.ThreadSpell;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The drain thread waited for a file to be read, written or forced to the disk ({@code jdk.FileRead}, {@code jdk.FileWrite},
 * {@code jdk.FileForce}).
 *
 * <p>Source: the description of these events in the JDK's {@code metadata.xml}. Limits: mapped files and native libraries
 * have no events; neither has what takes less than the threshold, and from JDK 25 on what the recorder throttles.
 */
final class FileIoRule implements SpanRule {
    private static final Set<ThreadSpell.Kind> KINDS =
            EnumSet.of(ThreadSpell.Kind.FILE_READ, ThreadSpell.Kind.FILE_WRITE, ThreadSpell.Kind.FILE_FORCE);

    @Override
    public Cause cause() {
        return Cause.FILE_IO;
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
                wait -> List.of(new Attribute(Evidence.Key.PATH, wait.spell().subject())));
    }
}
