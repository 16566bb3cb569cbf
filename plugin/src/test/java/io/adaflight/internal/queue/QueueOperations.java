package io.adaflight.internal.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Draws operations of a queue; an operation does the same each time, and never waits longer than a nanosecond. */
final class QueueOperations<E> {
    /** To which counter an operation adds what it does. */
    enum Kind {
        INSERTS,
        TAKES,
        REMOVES,
        LOOKS
    }

    /** What is done. */
    interface Action<E> {
        Object on(BlockingQueue<E> queue) throws InterruptedException;
    }

    /**
     * An operation.
     *
     * @param interrupted whether its thread is interrupted when it begins
     */
    record Operation<E>(String name, Kind kind, boolean interrupted, Action<E> action) {
        /** What came of it: what it gave, or the class of its exception; and whether the thread is interrupted then. */
        String outcome(BlockingQueue<E> queue) {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            String outcome;
            try {
                outcome = String.valueOf(action.on(queue));
            } catch (InterruptedException | RuntimeException e) {
                outcome = e.getClass().getName();
            }
            return outcome + (Thread.interrupted() ? " interrupted" : "");
        }
    }

    private final Random random;
    private final IntFunction<E> elements;
    private final boolean ordered;

    /**
     * Draws with a seed.
     *
     * @param elements the same element for the same number, from 0 to 7
     * @param ordered whether the iterator goes from the head to the tail
     */
    QueueOperations(long seed, IntFunction<E> elements, boolean ordered) {
        this.random = new Random(seed);
        this.elements = elements;
        this.ordered = ordered;
    }

    private E element() {
        return elements.apply(random.nextInt(8));
    }

    private List<E> some() {
        List<E> some = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            some.add(element());
        }
        return some;
    }

    /** The next operation, which does not wait on this queue. */
    Operation<E> next(BlockingQueue<E> queue) {
        boolean interrupted = random.nextInt(8) == 0;
        return switch (random.nextInt(6)) {
            case 0, 1 -> insertion(interrupted, interrupted || queue.remainingCapacity() > 0);
            case 2, 3 -> taking(interrupted, interrupted || (queue.peek() != null && queue.remainingCapacity() < 3));
            case 4 -> random.nextInt(4) == 0 ? removal(interrupted) : insertion(interrupted, false);
            default -> look(interrupted);
        };
    }

    @SuppressWarnings("ModifyingCollectionWithItself") // That it is refused is part of the contract.
    private Operation<E> insertion(boolean interrupted, boolean mayPut) {
        E element = element();
        List<E> some = some();
        return switch (random.nextInt(mayPut ? 9 : 8)) {
            case 0 -> inserts("add", interrupted, queue -> queue.add(element));
            case 1 -> inserts("addAll", interrupted, queue -> queue.addAll(some));
            case 2 -> inserts("addAll itself", interrupted, queue -> queue.addAll(queue));
            case 3 -> inserts("offer null", interrupted, queue -> queue.offer(none()));
            case 4 -> inserts("offer 1 ns", interrupted, queue -> queue.offer(element, 1, TimeUnit.NANOSECONDS));
            case 5 -> inserts("offer 0 ns", interrupted, queue -> queue.offer(element, 0, TimeUnit.NANOSECONDS));
            case 6, 7 -> inserts("offer", interrupted, queue -> queue.offer(element));
            default ->
                inserts("put", interrupted, queue -> {
                    queue.put(element);
                    return "put";
                });
        };
    }

    private Operation<E> taking(boolean interrupted, boolean mayTake) {
        int maximum = random.nextInt(3);
        return switch (random.nextInt(mayTake ? 9 : 8)) {
            case 0, 1 -> takes("poll", interrupted, BlockingQueue::poll);
            case 2 -> takes("poll 1 ns", interrupted, queue -> queue.poll(1, TimeUnit.NANOSECONDS));
            case 3 -> takes("poll 0 ns", interrupted, queue -> queue.poll(0, TimeUnit.NANOSECONDS));
            case 4 -> takes("remove", interrupted, BlockingQueue::remove);
            case 5 ->
                takes("drainTo", interrupted, queue -> {
                    List<E> target = new ArrayList<>();
                    return queue.drainTo(target, maximum) + " " + target;
                });
            case 6 -> takes("drainTo itself", interrupted, queue -> queue.drainTo(queue));
            case 7 -> takes("drainTo null", interrupted, queue -> queue.drainTo(none()));
            default -> takes("take", interrupted, BlockingQueue::take);
        };
    }

    private Operation<E> removal(boolean interrupted) {
        E element = element();
        Collection<E> some = some();
        int position = random.nextInt(3);
        return switch (random.nextInt(8)) {
            case 0 -> removes("remove one", interrupted, queue -> queue.remove(element));
            case 1 -> removes("removeIf", interrupted, queue -> queue.removeIf(element::equals));
            case 2 -> removes("removeAll", interrupted, queue -> queue.removeAll(some));
            case 3 -> removes("retainAll", interrupted, queue -> queue.retainAll(some));
            case 4 -> removes("removeIf null", interrupted, queue -> queue.removeIf(none()));
            case 5 -> removes("remove null", interrupted, queue -> queue.remove(none()));
            case 6 ->
                removes("clear", interrupted, queue -> {
                    queue.clear();
                    return queue.isEmpty();
                });
            default -> removes("iterator", interrupted, queue -> iterate(queue, ordered ? position : -1, element));
        };
    }

    /** Removes the element at a position, or all that are equal to one, and tries one time too often. */
    private static <E> Object iterate(BlockingQueue<E> queue, int position, E element) {
        Iterator<E> iterator = queue.iterator();
        boolean removed = false;
        for (int index = 0; iterator.hasNext(); index++) {
            E next = iterator.next();
            if (position < 0 ? next.equals(element) : index == position) {
                iterator.remove();
                removed = true;
            }
        }
        if (position == 0 && removed) {
            iterator.next();
        }
        if (!removed) {
            queue.iterator().remove();
        }
        return removed;
    }

    private Operation<E> look(boolean interrupted) {
        E element = element();
        List<E> some = some();
        return switch (random.nextInt(9)) {
            case 0 -> looks("element", interrupted, BlockingQueue::element);
            case 1 -> looks("peek", interrupted, BlockingQueue::peek);
            case 2 -> looks("contains", interrupted, queue -> queue.contains(element));
            case 3 -> looks("containsAll", interrupted, queue -> queue.containsAll(some));
            case 4 -> looks("remainingCapacity", interrupted, BlockingQueue::remainingCapacity);
            case 5 ->
                looks("stream", interrupted, queue -> queue.stream().sorted().toList());
            case 6 ->
                looks(
                        "parallel",
                        interrupted,
                        queue -> queue.parallelStream().filter(element::equals).count());
            case 7 ->
                looks(
                        "spliterator",
                        interrupted,
                        queue -> queue.spliterator().hasCharacteristics(java.util.Spliterator.NONNULL));
            default ->
                looks("forEach", interrupted, queue -> {
                    List<E> seen = new ArrayList<>();
                    queue.forEach(seen::add);
                    return seen.size();
                });
        };
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // That null is refused is part of the contract.
    private static <T> T none() {
        return null;
    }

    private static <E> Operation<E> inserts(String name, boolean interrupted, Action<E> action) {
        return new Operation<>(name, Kind.INSERTS, interrupted, action);
    }

    private static <E> Operation<E> takes(String name, boolean interrupted, Action<E> action) {
        return new Operation<>(name, Kind.TAKES, interrupted, action);
    }

    private static <E> Operation<E> removes(String name, boolean interrupted, Action<E> action) {
        return new Operation<>(name, Kind.REMOVES, interrupted, action);
    }

    private static <E> Operation<E> looks(String name, boolean interrupted, Action<E> action) {
        return new Operation<>(name, Kind.LOOKS, interrupted, action);
    }
}
