package io.adaflight.it;

import java.security.Permission;

/** Refuses the flight recorder and nothing else. */
@SuppressWarnings("removal")
public final class RefusingSecurityManager extends SecurityManager {
    @Override
    public void checkPermission(Permission permission) {
        if (permission.getClass().getSimpleName().equals("FlightRecorderPermission")) {
            throw new SecurityException(permission.getName() + " is refused");
        }
    }

    @Override
    public void checkPermission(Permission permission, Object context) {
        checkPermission(permission);
    }
}
