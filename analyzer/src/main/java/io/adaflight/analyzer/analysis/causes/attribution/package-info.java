/**
 * Which part of the loss goes to which cause, by the laws of queues: what the calm service time could not have taken is the
 * producers', the rest goes to the parts of the service time that grew. And how sure that is.
 */
@NullMarked
package io.adaflight.analyzer.analysis.causes.attribution;

import org.jspecify.annotations.NullMarked;
