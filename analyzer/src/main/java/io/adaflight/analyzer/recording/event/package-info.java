/** What a recording says: one immutable record for each kind of event, and the groups of fields that they share. */
@NullMarked
package io.adaflight.analyzer.recording.event;

import org.jspecify.annotations.NullMarked;
