package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.jfr.InstrumentationLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.EnumSet;
import java.util.List;

/** Loads a program and its libraries for itself, changed as the agent would change them. */
final class InstrumentedLoader extends URLClassLoader {
    private final InstrumentTransformer transformer;

    InstrumentedLoader(List<Path> classPath, InstrumentationLog log) {
        super(urls(classPath), InstrumentedLoader.class.getClassLoader());
        this.transformer = new InstrumentTransformer(Edits.of(EnumSet.allOf(Library.class)), log);
    }

    private static URL[] urls(List<Path> classPath) {
        return classPath.stream().map(InstrumentedLoader::url).toArray(URL[]::new);
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program's main method to its end. */
    void run(String program, String... arguments) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(this);
        try {
            loadClass(program).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /* Its own classes first: the tests' class path has another Disruptor. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            URL resource = name.startsWith("java.") ? null : findResource(name.replace('.', '/') + ".class");
            return resource == null ? super.loadClass(name, resolve) : define(name, resource);
        }
    }

    private Class<?> define(String name, URL resource) {
        try (InputStream in = resource.openStream()) {
            byte[] bytes = in.readAllBytes();
            String location = resource.toString().replaceFirst("^jar:(.*)!/.*$", "$1");
            ProtectionDomain domain =
                    new ProtectionDomain(new CodeSource(new URL(location), (Certificate[]) null), null);
            byte[] changed = transformer.transform(this, name.replace('.', '/'), null, domain, bytes);
            byte[] used = changed == null ? bytes : changed;
            assertThat(used).isNotEmpty();
            return defineClass(name, used, 0, used.length, domain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
