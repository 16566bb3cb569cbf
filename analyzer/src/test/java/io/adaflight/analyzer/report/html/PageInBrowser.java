package io.adaflight.analyzer.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests of a page in a real browser, one for each class. Skipped where there is none: install Debian's package chromium. */
abstract class PageInBrowser {
    @TempDir
    static Path folder;

    private static @Nullable Chromium running;

    @BeforeAll
    static void startTheBrowser() throws Exception {
        Path program = Chromium.find();
        assumeTrue(program != null, "no chromium on the PATH: the page is not tested in a browser");
        running = Chromium.start(Objects.requireNonNull(program), folder.resolve("profile"));
    }

    @AfterAll
    static void stopTheBrowser() throws IOException {
        if (running != null) {
            running.close();
        }
    }

    /** Opens a file, which asks for no other. */
    static Chromium open(Path file) throws Exception {
        Chromium browser = Objects.requireNonNull(running);
        browser.show("screen", "light");
        browser.resize(1280, 1000);
        browser.open(file);
        assertThat(browser.requests()).containsExactly(file.toUri().toString());
        return browser;
    }
}
