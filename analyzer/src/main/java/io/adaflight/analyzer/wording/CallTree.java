package io.adaflight.analyzer.wording;

import io.adaflight.analyzer.analysis.causes.Cause;
import io.adaflight.analyzer.analysis.causes.SeenStack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stacks merged by the methods that they share, from the thread's first method down: what a flame graph shows. */
public final class CallTree {
    private static final Comparator<Node> GREATEST =
            Comparator.comparingLong(Node::looks).reversed().thenComparing(Node::method);

    /* A recording may claim any depth; frames beyond this many are left out. */
    static final int MOST_FRAMES = 100;

    private CallTree() {}

    /**
     * A method, called by the one above.
     *
     * @param looks how many looks saw it on the stack
     * @param ended how many of them saw it at the top of the stack
     * @param cause what the thread did in most of those; null when none ended there
     * @param own whether it is in the application or a library, not in the JDK
     * @param callees what it called, the most frequent first
     */
    public record Node(
            String method, long looks, long ended, @Nullable Cause cause, boolean own, List<Node> callees) {
        public Node {
            callees = List.copyOf(callees);
        }
    }

    /** The methods that threads began with. */
    public static List<Node> of(List<SeenStack> stacks) {
        Map<String, Sum> roots = new LinkedHashMap<>();
        for (SeenStack stack : stacks) {
            List<StackLines.Frame> all = StackLines.frames(stack.frames());
            List<StackLines.Frame> frames = new ArrayList<>(all.subList(0, Math.min(MOST_FRAMES, all.size())));
            Collections.reverse(frames);
            Map<String, Sum> level = roots;
            Sum top = null;
            for (StackLines.Frame frame : frames) {
                top = level.computeIfAbsent(frame.method(), method -> new Sum(frame.own()));
                top.looks += stack.looks();
                level = top.callees;
            }
            if (top != null) {
                top.ended.merge(stack.cause(), stack.looks(), Long::sum);
            }
        }
        return nodes(roots);
    }

    private static List<Node> nodes(Map<String, Sum> level) {
        List<Node> nodes = new ArrayList<>();
        level.forEach((method, sum) -> nodes.add(sum.node(method)));
        nodes.sort(GREATEST);
        return nodes;
    }

    private static final class Sum {
        final boolean own;
        final Map<Cause, Long> ended = new EnumMap<>(Cause.class);
        final Map<String, Sum> callees = new LinkedHashMap<>();
        long looks;

        Sum(boolean own) {
            this.own = own;
        }

        Node node(String method) {
            Cause most = ended.isEmpty()
                    ? null
                    : Collections.max(ended.entrySet(), Map.Entry.comparingByValue())
                            .getKey();
            long all = ended.values().stream().mapToLong(Long::longValue).sum();
            return new Node(method, looks, all, most, own, nodes(callees));
        }
    }
}
