package io.adaflight.analyzer.analysis.causes;

import java.util.List;

/** Knows one cause: what tells of it, and what the recording must have for that. */
interface CauseRule {
    Cause cause();

    /** The event types that it reads. */
    List<String> events();
}
