package io.adaflight.analyzer.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StackLinesTest {
    private static final String SLEEPING =
            "java.lang.Thread.sleep(Native Method) < java.lang.Thread.sleep(Thread.java:344)"
                    + " < java.util.concurrent.TimeUnit.sleep < io.x.SlowSink.write(SlowSink.java:28) < io.x.Loop.run";

    @Test
    void frames_haveMethodSourceAndWhetherTheyAreInTheJdk() {
        assertThat(StackLines.frames(SLEEPING + " < java.base/java.lang.Thread.run(Thread.java:840) < "))
                .containsExactly(
                        new StackLines.Frame("java.lang.Thread.sleep", "Native Method", false),
                        new StackLines.Frame("java.lang.Thread.sleep", "Thread.java:344", false),
                        new StackLines.Frame("java.util.concurrent.TimeUnit.sleep", "", false),
                        new StackLines.Frame("io.x.SlowSink.write", "SlowSink.java:28", true),
                        new StackLines.Frame("io.x.Loop.run", "", true),
                        new StackLines.Frame("java.lang.Thread.run", "Thread.java:840", false));
        assertThat(StackLines.frames("")).isEmpty();
        assertThat(StackLines.frames("io.x.A$$Lambda$1/0x00007f.run(Unknown Source)"))
                .containsExactly(new StackLines.Frame("io.x.A$$Lambda$1/0x00007f.run", "Unknown Source", true));
        assertThat(StackLines.frames("cut(")).containsExactly(new StackLines.Frame("cut", "", true));
    }

    @Test
    void place_isWhatCalledIntoTheJdk() {
        assertThat(StackLines.place(SLEEPING)).isEqualTo("SlowSink.write");
        assertThat(StackLines.place("java.lang.Thread.sleep < sun.x.Y.z")).isEmpty();
        assertThat(StackLines.place("loose")).isEqualTo("loose");
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.C.d, a.b.C.d",
        "java.util.concurrent.TimeUnit.sleep, j.u.c.TimeUnit.sleep",
        "java.lang.A.x < java.lang.A.x(A.java:3) < io.x.B.y, j.l.A.x < i.x.B.y",
        "java.lang.A.x < io.x.B.y < io.x.C.z, j.l.A.x < i.x.B.y < ...",
        "java.lang.A.x < java.lang.B.x < java.lang.C.x < io.x.D.y, ... < j.l.B.x < j.l.C.x < i.x.D.y",
        "C.d < e, C.d < ...",
        "'', ''"
    })
    void shortened_isOneLineDownToTheCallerOfTheJdk(String stack, String line) {
        assertThat(StackLines.shortened(stack)).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource({"java.lang.Object, j.l.Object", "Object, Object", "a..B, a.B", "'', ''"})
    void shortenedClass_hasTheInitialsOfItsPackage(String name, String shown) {
        assertThat(StackLines.shortenedClass(name)).isEqualTo(shown);
    }
}
