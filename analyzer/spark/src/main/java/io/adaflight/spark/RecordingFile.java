package io.adaflight.spark;

import java.io.Serializable;

/**
 * A recording in a Hadoop file system.
 *
 * @param uri where it is, which is also its name
 * @param modifiedMillis when it changed last, since the epoch
 */
record RecordingFile(String uri, long bytes, long modifiedMillis) implements Serializable {
    /** What tells this state of the file from another one. */
    String version() {
        return bytes + " bytes, " + modifiedMillis;
    }
}
