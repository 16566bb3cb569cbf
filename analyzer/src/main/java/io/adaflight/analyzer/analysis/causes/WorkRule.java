package io.adaflight.analyzer.analysis.causes;

/** A rule for a cause in the time in which nothing kept the drain thread from running. */
interface WorkRule extends CauseRule {
    /** Its part of what the rules before it have left of the loss in that time, from 0 to 1. */
    double part(WorkFacts facts);

    /** How much of a time the cause held, from 0 to 1. */
    double held(WorkFacts facts);
}
