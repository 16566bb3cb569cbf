package io.adaflight.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page on adapters tells to write is what the tests run. */
class PageTest {
    private static final Pattern BLOCK = Pattern.compile("```\\w+\\R(.*?)```", Pattern.DOTALL);

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    @Test
    void page_blocks_areLinesOfTheTests() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "adapters.md"));
        String tested;
        try (Stream<Path> files = Files.walk(Path.of("src", "test"))) {
            tested = files.filter(Files::isRegularFile)
                    .map(PageTest::read)
                    .flatMap(text -> lines(text).stream())
                    .collect(Collectors.joining("\n"));
        }
        List<String> blocks =
                BLOCK.matcher(page).results().map(MatchResult::group).toList();
        assertThat(blocks)
                .hasSizeGreaterThanOrEqualTo(3)
                .allSatisfy(block -> assertThat(tested)
                        .contains(String.join(
                                "\n", lines(block).subList(1, lines(block).size() - 1))));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
