package io.adaflight.internal.instrument;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the version of the library that a class comes from: in the name of its jar, or else in the jar's manifest. */
final class LibraryVersion {
    private static final Pattern IN_NAME = Pattern.compile("-(\\d[\\w.+-]*?)\\.jar[!/]*$");

    private LibraryVersion() {}

    /** The version; that of the JDK for its own classes, empty where none is found. */
    static String of(@Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        if (source == null) {
            return Runtime.version().toString();
        }
        return source.getLocation() == null ? "" : of(source.getLocation().toString());
    }

    /** The version of a jar. */
    static String of(String location) {
        Matcher matcher = IN_NAME.matcher(location);
        return matcher.find() ? matcher.group(1) : inManifest(location);
    }

    private static String inManifest(String location) {
        try {
            URI uri = new URI(location);
            if (!"file".equals(uri.getScheme()) || !location.endsWith(".jar")) {
                return "";
            }
            try (JarFile jar = new JarFile(new File(uri))) {
                Manifest manifest = jar.getManifest();
                return manifest == null ? "" : inManifest(manifest.getMainAttributes());
            }
        } catch (URISyntaxException | IOException e) {
            return "";
        }
    }

    private static String inManifest(Attributes attributes) {
        String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        String present = version == null ? attributes.getValue("Bundle-Version") : version;
        return present == null ? "" : present;
    }
}
