package io.adaflight.internal.metrics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Defines the classes of the endpoint where they can see the JDK's HTTP server. */
final class HttpClasses extends ClassLoader {
    /*
     * The HTTP server is a class of the platform's loader, which the boot loader does not see. Once the agent has put AdaFlight
     * on the boot class path, the package of the endpoint needs a loader below the platform's; all else comes from the
     * parents, so that there is one copy of it. The jar of an agent is on the system's class path, too, and the boot loader finds
     * no resources in what was added to it.
     */
    static final String SERVER_OF_THE_JDK = "com.sun.net.httpserver.HttpServer";

    static final String SERVER = "io.adaflight.internal.http.HttpServing";

    private static final String PACKAGE = "io.adaflight.internal.http.";

    HttpClasses(@Nullable ClassLoader parent) {
        super(parent);
    }

    /** The loader to take them from. */
    static ClassLoader loader() {
        ClassLoader own = HttpClasses.class.getClassLoader();
        return own == null ? new HttpClasses(ClassLoader.getPlatformClassLoader()) : own;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (@Nullable InputStream in = getSystemResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
