package io.adaflight.internal.metrics;

import java.util.HashSet;
import java.util.Set;

/** Which threads may have samples: a limited number over all time. For one thread at a time. */
final class ThreadQuota {
    private record Member(String pipeline, long threadId) {}

    private final int most;
    private final Set<Member> registered = new HashSet<>();

    ThreadQuota(int most) {
        this.most = most;
    }

    /** Whether a thread has a place, which it keeps; the first to ask get one. */
    boolean admits(String pipeline, long threadId) {
        Member member = new Member(pipeline, threadId);
        return registered.contains(member) || (registered.size() < most && registered.add(member));
    }
}
