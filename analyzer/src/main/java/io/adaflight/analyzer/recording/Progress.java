package io.adaflight.analyzer.recording;

/** Is told how far the reading is. */
@FunctionalInterface
public interface Progress {
    /** Nobody is told. */
    Progress NONE = (done, total) -> {};

    void advanced(long bytesDone, long bytesTotal);
}
