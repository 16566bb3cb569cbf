package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/** A rule for a cause that events of the recording tell the times of. */
interface SpanRule extends CauseRule {
    /** When the cause held on a drain thread. */
    List<Held> held(DrainThreadInput input);
}
