package io.adaflight.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryVersionTest {
    @TempDir
    Path folder;

    private String ofJar(String... attributes) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        for (int index = 0; index < attributes.length; index += 2) {
            manifest.getMainAttributes().putValue(attributes[index], attributes[index + 1]);
        }
        Path jar = folder.resolve("library.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return LibraryVersion.of(jar.toUri().toString());
    }

    private static String of(@Nullable URL location) {
        return LibraryVersion.of(new ProtectionDomain(new CodeSource(location, (Certificate[]) null), null));
    }

    @Test
    void version_inTheManifest_isFoundWhereTheNameHasNone() throws IOException {
        assertThat(ofJar("Implementation-Version", "1.2.3", "Bundle-Version", "1.2.3.a"))
                .isEqualTo("1.2.3");
        assertThat(ofJar("Bundle-Version", "4.5")).isEqualTo("4.5");
        assertThat(ofJar()).isEmpty();
    }

    @Test
    void version_noManifest_isEmpty() throws IOException {
        Path jar = folder.resolve("bare.jar");
        new JarOutputStream(Files.newOutputStream(jar)).close();
        assertThat(of(jar.toUri().toURL())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "file:/repository/log4j-core-2.26.1.jar,2.26.1",
        "jar:file:/app.jar!/BOOT-INF/lib/disruptor-4.0.0.jar!/,4.0.0",
        "file:/missing/library.jar,''",
        "file:/classes/,''",
        "https://example.org/library.jar,''",
        "file:/not a uri/library.jar,''"
    })
    void version_ofALocation_isThatInTheNameOrEmpty(String location, String version) {
        assertThat(LibraryVersion.of(location)).isEqualTo(version);
    }

    @Test
    void version_classOfTheJdk_isThatOfTheJdk() {
        assertThat(LibraryVersion.of((ProtectionDomain) null))
                .isEqualTo(Runtime.version().toString());
        assertThat(LibraryVersion.of(new ProtectionDomain(null, null)))
                .isEqualTo(Runtime.version().toString());
    }

    @Test
    void version_noLocation_isEmpty() {
        assertThat(of(null)).isEmpty();
    }
}
