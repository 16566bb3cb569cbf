/**
 * Ground truth for the causes of losses: real JVMs that lose events for a reason that is known, each recorded with the
 * settings that are shipped, and the command that holds the analyzer's verdicts against the truth.
 *
 * <p>Names, counts, sizes, rates and durations are drawn from a seed, so that no verdict can depend on them.
 */
@NullMarked
package io.adaflight.scenario;

import org.jspecify.annotations.NullMarked;
