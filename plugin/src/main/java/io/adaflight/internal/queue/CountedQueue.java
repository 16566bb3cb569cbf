package io.adaflight.internal.queue;

import io.adaflight.BlockedSpan;
import io.adaflight.internal.counters.DrainCounters;
import io.adaflight.internal.registry.ThreadRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.Objects;
import java.util.Spliterator;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A blocking queue that counts what goes into another one and comes out of it. Any thread. */
public final class CountedQueue<E> implements BlockingQueue<E> {
    /*
     * A clock is read only where a thread has to wait. So an element is first offered or polled, and only if that fails, the
     * thread waits. With the queues of the JDK both come to the same as the call that may wait, unless the thread is
     * interrupted, when that call throws. What the queues of others do in offer and poll is theirs; they are asked whether
     * there is room or an element, and a wait that begins in between is not counted.
     *
     * What leaves the queue otherwise leaves it through remove(Object), which alone says whether this call removed it.
     */
    private static final String OF_THE_JDK = "java.util.concurrent";

    private final BlockingQueue<E> queue;
    private final boolean ofTheJdk;
    private final QueueBooks books;

    /** Counts in the counters of a pipeline; what is in the queue counts as put there by the calling thread. */
    public CountedQueue(BlockingQueue<E> queue, ThreadRegistry registry) {
        this.queue = queue;
        this.ofTheJdk = queue.getClass().getPackageName().equals(OF_THE_JDK);
        int present = queue.size();
        this.books = new QueueBooks(registry, bound(present + (long) queue.remainingCapacity()));
        books.inserted(present);
    }

    private static long bound(long room) {
        return room < Integer.MAX_VALUE ? room : 0;
    }

    private boolean mayTryFirst() {
        return ofTheJdk && !Thread.currentThread().isInterrupted();
    }

    @Override
    public boolean offer(E element) {
        return books.offered(queue.offer(element));
    }

    @Override
    public boolean add(E element) {
        try {
            boolean added = queue.add(element);
            books.inserted();
            return added;
        } catch (IllegalStateException e) {
            books.refused();
            throw e;
        }
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        if (Objects.requireNonNull(elements) == this) {
            throw new IllegalArgumentException("a queue is not added to itself");
        }
        boolean added = false;
        for (E element : elements) {
            added |= add(element);
        }
        return added;
    }

    @Override
    public void put(E element) throws InterruptedException {
        if (mayTryFirst()) {
            if (!queue.offer(element)) {
                awaitRoom(element);
            }
        } else if (queue.remainingCapacity() > 0) {
            queue.put(element);
        } else {
            awaitRoom(element);
        }
        books.inserted();
    }

    private void awaitRoom(E element) throws InterruptedException {
        boolean accepted = false;
        BlockedSpan wait = books.waitsForRoom();
        try {
            queue.put(element);
            accepted = true;
        } finally {
            wait.end(accepted);
        }
    }

    @Override
    public boolean offer(E element, long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(unit);
        if (timeout <= 0) {
            return books.offered(queue.offer(element, timeout, unit));
        }
        if (mayTryFirst()) {
            return books.offered(queue.offer(element) || awaitRoom(element, timeout, unit));
        }
        return books.offered(
                queue.remainingCapacity() > 0
                        ? queue.offer(element, timeout, unit)
                        : awaitRoom(element, timeout, unit));
    }

    private boolean awaitRoom(E element, long timeout, TimeUnit unit) throws InterruptedException {
        boolean accepted = false;
        BlockedSpan wait = books.waitsForRoom();
        try {
            accepted = queue.offer(element, timeout, unit);
        } finally {
            wait.end(accepted);
        }
        return accepted;
    }

    @Override
    public @Nullable E poll() {
        return drained(queue.poll());
    }

    private @Nullable E drained(@Nullable E element) {
        if (element != null) {
            books.drained(1);
        }
        return element;
    }

    @Override
    public E remove() {
        E element = queue.remove();
        books.drained(1);
        return element;
    }

    @Override
    public E take() throws InterruptedException {
        E element = mayTryFirst() ? queue.poll() : null;
        if (element == null) {
            element = ofTheJdk || queue.isEmpty() ? awaitElement() : queue.take();
        }
        books.drained(1);
        return element;
    }

    private E awaitElement() throws InterruptedException {
        DrainCounters drain = begin();
        try {
            return queue.take();
        } finally {
            end(drain);
        }
    }

    @Override
    public @Nullable E poll(long timeout, TimeUnit unit) throws InterruptedException {
        Objects.requireNonNull(unit);
        if (timeout <= 0) {
            return drained(queue.poll(timeout, unit));
        }
        E element = mayTryFirst() ? queue.poll() : null;
        if (element == null) {
            element = ofTheJdk || queue.isEmpty() ? awaitElement(timeout, unit) : queue.poll(timeout, unit);
        }
        return drained(element);
    }

    private @Nullable E awaitElement(long timeout, TimeUnit unit) throws InterruptedException {
        DrainCounters drain = begin();
        try {
            return queue.poll(timeout, unit);
        } finally {
            end(drain);
        }
    }

    private @Nullable DrainCounters begin() {
        DrainCounters drain = books.drain();
        if (drain != null) {
            drain.beginTake();
        }
        return drain;
    }

    private static void end(@Nullable DrainCounters drain) {
        if (drain != null) {
            drain.endTake();
        }
    }

    @Override
    public int drainTo(Collection<? super E> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> target, int maximum) {
        if (Objects.requireNonNull(target) == this) {
            throw new IllegalArgumentException("a queue is not drained to itself");
        }
        int before = target.size();
        int taken = 0;
        boolean complete = false;
        try {
            taken = queue.drainTo(target, maximum);
            complete = true;
        } finally {
            taken = complete ? taken : Math.max(0, target.size() - before);
            if (taken > 0) {
                books.drained(taken);
            }
        }
        return taken;
    }

    @Override
    public boolean remove(@Nullable Object element) {
        boolean removed = queue.remove(element);
        if (removed) {
            books.removed(1);
        }
        return removed;
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        Objects.requireNonNull(filter);
        int removed = 0;
        try {
            for (E element : new ArrayList<>(queue)) {
                if (filter.test(element) && queue.remove(new Same(element))) {
                    removed++;
                }
            }
        } finally {
            books.removed(removed);
        }
        return removed > 0;
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        Objects.requireNonNull(elements);
        return removeIf(elements::contains);
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        Objects.requireNonNull(elements);
        return removeIf(element -> !elements.contains(element));
    }

    @Override
    public void clear() {
        removeIf(element -> true);
    }

    @Override
    public Iterator<E> iterator() {
        return new CountedIterator<>(queue, books);
    }

    @Override
    public E element() {
        return queue.element();
    }

    @Override
    public @Nullable E peek() {
        return queue.peek();
    }

    @Override
    public int size() {
        return queue.size();
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    @Override
    public int remainingCapacity() {
        return queue.remainingCapacity();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return queue.contains(element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return queue.containsAll(elements);
    }

    @Override
    public Object[] toArray() {
        return queue.toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return queue.toArray(array);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        queue.forEach(action);
    }

    @Override
    public Spliterator<E> spliterator() {
        return queue.spliterator();
    }

    @Override
    public Stream<E> stream() {
        return queue.stream();
    }

    @Override
    public Stream<E> parallelStream() {
        return queue.parallelStream();
    }

    @Override
    public String toString() {
        return queue.toString();
    }
}
