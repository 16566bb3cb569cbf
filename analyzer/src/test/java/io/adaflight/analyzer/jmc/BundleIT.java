package io.adaflight.analyzer.jmc;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Future;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** The bundle for JDK Mission Control, as it was built: what is in it, and whether it starts on the framework below that. */
class BundleIT {
    private static final Path BUNDLE = Path.of("target", "adaflight-jmc.jar");
    private static final String SERVICES = "META-INF/services/org.openjdk.jmc.flightrecorder.rules.IRule";

    @TempDir
    static Path folder;

    @Test
    void manifest_headers_areThoseOfASingletonThatNeedsTheCoreOfJmc() throws IOException {
        try (JarFile jar = new JarFile(BUNDLE.toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            assertThat(headers.getValue(Constants.BUNDLE_MANIFESTVERSION)).isEqualTo("2");
            assertThat(headers.getValue(Constants.BUNDLE_SYMBOLICNAME)).isEqualTo("io.adaflight.jmc;singleton:=true");
            assertThat(Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION)))
                    .isGreaterThan(Version.emptyVersion);
            assertThat(Version.parseVersion(headers.getValue(Constants.BUNDLE_VERSION))
                            .getQualifier())
                    .as("another one for each build")
                    .matches("\\d{14}|RELEASE");
            assertThat(headers.getValue(Constants.BUNDLE_VENDOR)).isEqualTo("AdaFlight");
            assertThat(headers.getValue(Constants.BUNDLE_DESCRIPTION)).isNotBlank();
            assertThat(headers.getValue(Constants.REQUIRE_BUNDLE).split(",(?=org)"))
                    .containsExactly(
                            "org.openjdk.jmc.common;bundle-version=\"[9.1,10)\"",
                            "org.openjdk.jmc.flightrecorder;bundle-version=\"[9.1,10)\"",
                            "org.openjdk.jmc.flightrecorder.rules;bundle-version=\"[9.1,10)\"",
                            "org.openjdk.jmc.flightrecorder.ui;bundle-version=\"[9.1,10)\";resolution:=optional");
        }
    }

    @Test
    void entries_classes_needNothingThatIsNotThere() throws IOException {
        try (JarFile jar = new JarFile(BUNDLE.toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()).filter(name -> !name.endsWith("/")))
                    .contains("plugin.xml", "pages.xml", SERVICES)
                    .allMatch(
                            name -> name.matches(
                                    "io/adaflight/analyzer/(analysis|jmc|recording|wording)/.*\\.class|[a-z]+\\.xml|META-INF/.*"));
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..",
                            "org.jspecify..",
                            "org.openjdk.jmc..",
                            "io.adaflight.analyzer.analysis..",
                            "io.adaflight.analyzer.jmc..",
                            "io.adaflight.analyzer.recording..",
                            "io.adaflight.analyzer.wording..")
                    .check(new ClassFileImporter().importJar(jar));
        }
    }

    @Test
    void commandLineJar_services_areTheSame() throws IOException {
        try (JarFile bundle = new JarFile(BUNDLE.toFile());
                JarFile all = new JarFile(Path.of("target", "adaflight.jar").toFile())) {
            assertThat(services(all)).containsAll(services(bundle)).hasSameSizeAs(LoadedSample.RULES);
            assertThat(all.getEntry("plugin.xml")).isNull();
        }
    }

    private static List<String> services(JarFile jar) throws IOException {
        return new String(jar.getInputStream(jar.getEntry(SERVICES)).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    @Test
    void framework_bundleAndCore_resolveAndGiveTheSameResults() throws Exception {
        LoadedSample sample =
                LoadedSample.of(folder.resolve("typical.jfr"), recording -> recording.fillTypical("orders"));
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE, folder.resolve("framework").toString()));
        framework.start();
        try {
            BundleContext context = framework.getBundleContext();
            Bundle flightRecorder = install(context, JfrLoaderToolkit.class);
            List<Bundle> core = List.of(
                    install(context, IItemCollection.class),
                    install(context, IRule.class),
                    install(context, org.owasp.encoder.Encode.class),
                    install(context, net.jpountz.lz4.LZ4Factory.class));
            Bundle ours = context.installBundle(BUNDLE.toUri().toString());
            ours.start();
            assertThat(ours.getState()).isEqualTo(Bundle.ACTIVE);
            assertThat(core).allMatch(bundle -> bundle.getState() >= Bundle.RESOLVED);
            Object items = flightRecorder
                    .loadClass(JfrLoaderToolkit.class.getName())
                    .getMethod("loadEvents", File.class)
                    .invoke(null, sample.file().toFile());
            List<String> summaries = new ArrayList<>();
            for (String rule : lines(Objects.requireNonNull(ours.getEntry(SERVICES)))) {
                summaries.add(summary(ours.loadClass(rule), items));
            }
            List<String> expected = new ArrayList<>();
            for (IRule rule : LoadedSample.RULES) {
                expected.add(sample.evaluate(rule).getSummary());
            }
            assertThat(summaries).isEqualTo(expected);
        } finally {
            framework.stop();
            framework.waitForStop(10_000);
        }
    }

    private static Bundle install(BundleContext context, Class<?> type) throws Exception {
        return context.installBundle(
                type.getProtectionDomain().getCodeSource().getLocation().toString());
    }

    private static List<String> lines(URL entry) throws IOException {
        try (var in = entry.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    /* The framework's classes are not those of this test, though they have the same names. */
    private static String summary(Class<?> type, Object items) throws Exception {
        Object rule = type.getConstructor().newInstance();
        ClassLoader loader = type.getClassLoader();
        Class<?> preferences = loader.loadClass("org.openjdk.jmc.common.util.IPreferenceValueProvider");
        Class<?> results = loader.loadClass("org.openjdk.jmc.flightrecorder.rules.ResultProvider");
        Object evaluation = loader.loadClass(IRule.class.getName())
                .getMethod(
                        "createEvaluation",
                        loader.loadClass(IItemCollection.class.getName()),
                        preferences,
                        loader.loadClass("org.openjdk.jmc.flightrecorder.rules.IResultValueProvider"))
                .invoke(
                        rule,
                        items,
                        preferences.getField("DEFAULT_VALUES").get(null),
                        results.getConstructor().newInstance());
        ((Runnable) evaluation).run();
        Object result = ((Future<?>) evaluation).get();
        return (String) loader.loadClass("org.openjdk.jmc.flightrecorder.rules.IResult")
                .getMethod("getSummary")
                .invoke(result);
    }
}
