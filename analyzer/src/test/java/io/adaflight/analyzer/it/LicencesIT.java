package io.adaflight.analyzer.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** Each jar has our licence, and those of everything else that is in it. */
class LicencesIT {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final List<String> SHADED =
            List.of("org/openjdk/jmc", "org/owasp/encoder", "com/fasterxml/jackson", "net/jpountz", "picocli");

    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Set<String> foreignPackages(JarFile jar) {
        Set<String> foreign = new TreeSet<>();
        jar.stream()
                .map(JarEntry::getName)
                .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                .filter(name -> name.endsWith(".class") && !name.startsWith("io/adaflight/"))
                .forEach(name -> foreign.add(
                        SHADED.stream().filter(name::startsWith).findFirst().orElse(name)));
        return foreign;
    }

    @Test
    void programJar_namesAndLicensesWhatIsInIt() throws IOException {
        try (JarFile jar = new JarFile(TARGET.resolve("adaflight.jar").toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
            String notice = text(jar, "META-INF/NOTICE");
            assertThat(foreignPackages(jar)).containsExactlyInAnyOrderElementsOf(SHADED);
            for (String shaded : SHADED) {
                assertThat(notice).contains("(" + shaded.replace('/', '.') + ")");
            }
            assertThat(text(jar, "META-INF/licenses/common-jar/LICENSE.txt")).contains("Universal Permissive License");
            assertThat(text(jar, "META-INF/licenses/encoder-jar/LICENSE")).contains("Jeff Ichnowski");
            assertThat(text(jar, "META-INF/licenses/jackson-core-jar/NOTICE")).contains("Jackson");
            assertThat(text(jar, "META-INF/licenses/jackson-core-jar/FastDoubleParser-LICENSE"))
                    .contains("MIT");
            assertThat(text(jar, "META-INF/licenses/jackson-jr-objects-jar/NOTICE"))
                    .contains("Jackson");
            assertThat(text(jar, "io/adaflight/analyzer/report/html/uplot/LICENSE"))
                    .contains("MIT License");
            assertThat(jar.getEntry("LICENSE.txt")).isNull();
        }
    }

    @Test
    void bundleJar_hasOurLicenceAndNothingElse() throws IOException {
        try (JarFile jar = new JarFile(TARGET.resolve("adaflight-jmc.jar").toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
            assertThat(foreignPackages(jar)).isEmpty();
            assertThat(jar.getEntry("META-INF/NOTICE")).isNull();
        }
    }
}
