/** The endpoint for metrics on the JDK's own HTTP server. Nothing else sees that server's classes. */
@NullMarked
package io.adaflight.internal.http;

import org.jspecify.annotations.NullMarked;
