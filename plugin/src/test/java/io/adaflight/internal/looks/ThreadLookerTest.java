package io.adaflight.internal.looks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.adaflight.internal.time.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at threads that really wait; each wait is seen by the thread's state before the look. */
class ThreadLookerTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable Thread subject;
    private @Nullable Thread owner;

    @AfterEach
    void endThreads() throws InterruptedException {
        end.countDown();
        for (Thread thread : new Thread[] {owner, subject}) {
            if (thread != null) {
                thread.join();
            }
        }
    }

    private static ThreadLooker looker(boolean walksOneThread) {
        ThreadManagement management = ThreadManagement.find();
        return new ThreadLooker(() -> management, walksOneThread);
    }

    private Thread waiting(String name, Runnable body, Thread.State state) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        Workers.awaitState(thread, state);
        return thread;
    }

    private void holdForEver() {
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Thread blockedOnAMonitor() {
        Object lock = new Object();
        owner = waiting(
                "holder",
                () -> {
                    synchronized (lock) {
                        holdForEver();
                    }
                },
                Thread.State.WAITING);
        return waiting(
                "blocked",
                () -> {
                    synchronized (lock) {
                        holdForEver();
                    }
                },
                Thread.State.BLOCKED);
    }

    private Thread waitingForALock() {
        ReentrantLock lock = new ReentrantLock();
        owner = waiting(
                "holder",
                () -> {
                    lock.lock();
                    try {
                        holdForEver();
                    } finally {
                        lock.unlock();
                    }
                },
                Thread.State.WAITING);
        return waiting("queued", lock::lock, Thread.State.WAITING);
    }

    private DrainLook look(ThreadLooker looker, Thread thread, boolean withStack) {
        subject = thread;
        return looker.look(thread, thread.getId(), false, withStack);
    }

    private void assertOwned(DrainLook look, Thread.State state, String blockerClass) {
        assertThat(look.thread().state()).isEqualTo(state);
        assertThat(look.thread().blockerClass()).isEqualTo(blockerClass);
        assertThat(look.thread().ownerName()).isEqualTo("holder");
        assertThat(look.thread().ownerId()).isEqualTo(owner == null ? -1 : owner.getId());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void look_blockedThread_hasStateOwnerAndBothStacks(boolean walksOneThread) {
        DrainLook look = look(looker(walksOneThread), blockedOnAMonitor(), true);
        assertOwned(look, Thread.State.BLOCKED, "java.lang.Object");
        assertThat(look.thread().stack())
                .anyMatch(frame -> frame.getMethodName().contains("blockedOnAMonitor"));
        assertThat(look.ownerStack()).anyMatch(frame -> frame.getMethodName().equals("holdForEver"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void look_threadThatAwaitsALock_hasItsOwner(boolean walksOneThread) {
        DrainLook look = look(looker(walksOneThread), waitingForALock(), true);
        assertOwned(look, Thread.State.WAITING, "java.util.concurrent.locks.ReentrantLock$NonfairSync");
        assertThat(look.thread().stack().get(0).getMethodName()).isEqualTo("park");
        assertThat(look.ownerStack()).anyMatch(frame -> frame.getMethodName().equals("holdForEver"));
    }

    @Test
    void look_withoutStack_hasTheOwnerAndNoStacks() {
        DrainLook look = look(looker(false), blockedOnAMonitor(), false);
        assertOwned(look, Thread.State.BLOCKED, "java.lang.Object");
        assertThat(look.thread().stack()).isEmpty();
        assertThat(look.ownerStack()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void look_threadThatNobodyKeeps_hasNoOwner(boolean walksOneThread) {
        DrainLook look = look(looker(walksOneThread), waiting("parked", this::holdForEver, Thread.State.WAITING), true);
        assertThat(look.thread().state()).isEqualTo(Thread.State.WAITING);
        assertThat(look.thread().isOwned()).isFalse();
        assertThat(look.thread().ownerName()).isEmpty();
        assertThat(look.thread().stack()).isNotEmpty();
        assertThat(look.ownerStack()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void look_withoutManagement_hasStateAndStack(boolean walksOneThread) {
        ThreadLooker looker = new ThreadLooker(() -> ThreadManagement.NONE, walksOneThread);
        DrainLook look = look(looker, blockedOnAMonitor(), true);
        assertThat(look.thread().state()).isEqualTo(Thread.State.BLOCKED);
        assertThat(look.thread().blockerClass()).isEmpty();
        assertThat(look.thread().isOwned()).isFalse();
        assertThat(look.thread().stack()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void look_endedThread_saysSo(boolean walksOneThread) throws InterruptedException {
        Thread thread = new Thread(() -> {});
        thread.start();
        thread.join();
        DrainLook look = look(looker(walksOneThread), thread, true);
        assertThat(look.thread().state()).isEqualTo(Thread.State.TERMINATED);
        assertThat(look.thread().stack()).isEmpty();
    }

    @Test
    void look_virtualThread_hasStateAndStackOnly() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "this JDK has no virtual threads");
        Thread thread = (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, (Runnable) this::holdForEver);
        Workers.awaitState(thread, Thread.State.WAITING);
        DrainLook look = looker(true).look(thread, thread.getId(), true, true);
        assertThat(look.thread().state()).isEqualTo(Thread.State.WAITING);
        assertThat(look.thread().stack())
                .anyMatch(frame -> frame.getMethodName().equals("holdForEver"));
        assertThat(look.thread().isOwned()).isFalse();
    }

    @Test
    void look_threadsThatChangeBetweenTwoLooks_isOfTheLaterOne() {
        Scripted management = new Scripted();
        ThreadLooker looker = new ThreadLooker(() -> management, false);
        Thread self = Thread.currentThread();

        management.script(owned(5), null, null);
        assertThat(looker.look(self, 1, false, true).thread().state()).isEqualTo(Thread.State.RUNNABLE);
        management.script(owned(5), owned(6), owned(-1));
        assertThat(looker.look(self, 1, false, true).thread().ownerId()).isEqualTo(6);
        management.script(owned(5), owned(5), null);
        assertThat(looker.look(self, 1, false, true).ownerStack()).isEmpty();
        management.script(owned(5), owned(5), owned(-1));
        assertThat(looker.look(self, 1, false, true).ownerStack()).hasSize(1);
        management.script(owned(-1), null, null);
        assertThat(looker.look(self, 1, false, true).thread().state()).isEqualTo(Thread.State.RUNNABLE);
    }

    @Test
    void management_ofThisJvm_knowsPlatformThreadsAndNoOthers() {
        ThreadManagement management = ThreadManagement.find();
        Thread self = Thread.currentThread();
        assertThat(management.processorNanos(self.getId())).isPositive();
        assertThat(management.processorNanos(Long.MAX_VALUE)).isNegative();
        assertThat(management.processorNanos(-1)).isNegative();
        assertThat(management.look(-1, 0)).isNull();
        assertThat(management.look(Long.MAX_VALUE, 0)).isNull();
        assertThat(management.look(self.getId(), -1, 0)).containsOnlyNulls();
        @Nullable ThreadLook[] both = management.look(self.getId(), Long.MAX_VALUE, ThreadLooker.FRAMES);
        assertThat(both[1]).isNull();
        assertThat(Arrays.asList(both).get(0)).isNotNull();
        assertThat(ThreadManagement.NONE.look(self.getId(), self.getId(), 1)).containsOnlyNulls();
        assertThat(ThreadManagement.NONE.look(self.getId(), 1)).isNull();
        assertThat(ThreadManagement.NONE.processorNanos(self.getId())).isNegative();
    }

    @Test
    void look_deepStack_keepsItsTop() {
        StackTraceElement[] deep = new StackTraceElement[100];
        Arrays.fill(deep, new StackTraceElement("C", "m", null, 1));
        assertThat(ThreadLook.top(deep)).hasSize(ThreadLooker.FRAMES);
        assertThat(ThreadLook.top(new StackTraceElement[0])).isEmpty();
    }

    private static ThreadLook owned(long ownerId) {
        return new ThreadLook(
                Thread.State.BLOCKED, "Lock", ownerId, "", List.of(new StackTraceElement("C", "m", null, 1)));
    }

    /** Gives what a test says: the first look, then the next. */
    private static final class Scripted implements ThreadManagement {
        private @Nullable ThreadLook first;
        private final @Nullable ThreadLook[] both = new @Nullable ThreadLook[2];
        private boolean looked;

        void script(@Nullable ThreadLook before, @Nullable ThreadLook thread, @Nullable ThreadLook owner) {
            first = before;
            both[0] = thread;
            both[1] = owner;
            looked = false;
        }

        @Override
        public long processorNanos(long threadId) {
            return -1;
        }

        @Override
        public @Nullable ThreadLook look(long threadId, int frames) {
            ThreadLook look = looked ? both[0] : first;
            looked = true;
            return look;
        }

        @Override
        public @Nullable ThreadLook[] look(long one, long other, int frames) {
            return both;
        }
    }
}
