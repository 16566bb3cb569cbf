package io.adaflight.internal.looks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StackTextsTest {
    private final List<String> told = new ArrayList<>();
    private final StackTexts stacks = new StackTexts((id, frames) -> told.add(id + " " + frames));

    private static StackTraceElement frame(int line) {
        return new StackTraceElement("com.example.Sink", "write", "Sink.java", line);
    }

    private static List<StackTraceElement> stack(int... lines) {
        return IntStream.of(lines).mapToObj(StackTextsTest::frame).toList();
    }

    @Test
    void id_ofNoStack_isNone() {
        assertThat(stacks.id(List.of())).isEqualTo(StackTexts.NONE);
        assertThat(told).isEmpty();
    }

    @Test
    void id_sameStack_isTheSameAndToldOnceAChunk() {
        long id = stacks.id(stack(1, 2));
        assertThat(stacks.id(stack(1, 2))).isEqualTo(id).isPositive();
        assertThat(stacks.id(stack(1))).isNotEqualTo(id);
        assertThat(told)
                .containsExactly(
                        id + " com.example.Sink.write(Sink.java:1)\ncom.example.Sink.write(Sink.java:2)",
                        (id + 1) + " com.example.Sink.write(Sink.java:1)");
        stacks.beginChunk();
        assertThat(stacks.id(stack(1, 2))).isEqualTo(id);
        assertThat(told).hasSize(3).last().asString().startsWith(id + " ");
    }

    @Test
    void id_veryManyStacks_isNeverGivenTwice() {
        long first = stacks.id(stack(0));
        for (int line = 1; line <= StackTexts.MOST_STACKS; line++) {
            stacks.id(stack(line));
        }
        assertThat(stacks.id(stack(0))).isGreaterThan(first);
        assertThat(told).doesNotHaveDuplicates().hasSize(StackTexts.MOST_STACKS + 2);
    }

    @Test
    void text_everyKindOfPlace_isWrittenAsTheJdkDoes() {
        assertThat(StackTexts.text(List.of(
                        new StackTraceElement("app", "java.base", "17", "java.lang.Thread", "sleep", "Thread.java", -2),
                        new StackTraceElement("Sink", "write", null, 5),
                        new StackTraceElement("Sink", "write", "Sink.java", -1))))
                .isEqualTo("""
                        java.lang.Thread.sleep(Native Method)
                        Sink.write(Unknown Source)
                        Sink.write(Sink.java)""");
    }

    @Test
    void text_longNames_endsWithTheLastFrameThatFits() {
        StackTraceElement wide = new StackTraceElement("c".repeat(700), "m", "F.java", 1);
        assertThat(StackTexts.text(List.of(wide, wide, wide)).lines()).hasSize(2);
        StackTraceElement huge = new StackTraceElement("c".repeat(70_000), "m", "F.java", 1);
        assertThat(StackTexts.text(List.of(huge, huge))).hasSize(StackTexts.LONGEST_TEXT / 2);
    }
}
