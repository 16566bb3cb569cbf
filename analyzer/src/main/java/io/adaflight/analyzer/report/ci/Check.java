package io.adaflight.analyzer.report.ci;

/**
 * One thing that was checked.
 *
 * @param rule what was checked, such as {@code loss}
 * @param subject the pipeline, or the recording
 * @param recording the file that it was found in
 * @param message one sentence without a full stop
 */
record Check(String rule, String subject, String recording, Level level, String message) {
    /** What came out. */
    enum Level {
        PASSED,
        NOTE,
        WARNING,
        FAILED
    }
}
