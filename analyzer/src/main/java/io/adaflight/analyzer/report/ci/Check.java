package io.adaflight.analyzer.report.ci;

/**
 * The result of one check.
 *
 * @param rule what was checked, such as {@code loss}
 * @param subject the pipeline, or the recording
 * @param recording the file that it is about
 * @param message one sentence without a full stop
 */
record Check(String rule, String subject, String recording, Level level, String message) {
    /** The outcome. */
    enum Level {
        PASSED,
        NOTE,
        WARNING,
        FAILED
    }
}
