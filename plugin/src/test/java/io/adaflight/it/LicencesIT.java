package io.adaflight.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar has our licence and that of what is shaded into it, and no class outside our packages. */
class LicencesIT {
    private static String text(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        assertThat(entry).as(name).isNotNull();
        return new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void pluginJar_namesAndLicensesWhatIsInIt() throws IOException {
        try (JarFile jar = new JarFile(ChildJvm.PLUGIN.toFile())) {
            assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License", "Version 2.0");
            assertThat(jar.getEntry("io/adaflight/internal/asm/ClassReader.class"))
                    .isNotNull();
            assertThat(text(jar, "META-INF/NOTICE")).contains("(io.adaflight.internal.asm)", "META-INF/licenses/asm");
            assertThat(text(jar, "META-INF/licenses/asm/LICENSE.txt")).contains("INRIA, France Telecom");
            assertThat(jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.endsWith(".class"))
                            .map(name -> name.replaceFirst("^META-INF/versions/\\d+/", ""))
                            .filter(name -> !name.startsWith("io/adaflight/") && !name.equals("module-info.class")))
                    .isEmpty();
        }
    }
}
