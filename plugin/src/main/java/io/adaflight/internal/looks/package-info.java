/**
 * Looks at drain threads from outside: what the platform says of their time, what they do at this moment, and who keeps
 * them from it. All of it is for the recorder's thread, one at a time, and none of it throws because a platform, a module
 * or a thread is missing: what cannot be seen is said to be unknown.
 */
@NullMarked
package io.adaflight.internal.looks;

import org.jspecify.annotations.NullMarked;
