package io.adaflight.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;

import io.adaflight.internal.time.Workers;
import java.lang.reflect.Field;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClaimTest {
    private final Claim claim = new Claim(User.class);

    /** Somebody who has the claim and uses it until it is told to end. */
    private static final class User {
        private final CountDownLatch claimed = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);

        void use(Claim claim) throws InterruptedException {
            long turn = claim.tryClaim();
            claimed.countDown();
            Workers.await(end);
            claim.release(turn);
        }
    }

    @Test
    void claim_taken_isNotToBeHadUntilItIsReleased() {
        long turn = claim.tryClaim();
        assertThat(turn).isNotEqualTo(Claim.NONE);
        assertThat(claim.tryClaim()).isEqualTo(Claim.NONE);
        claim.release(turn);
        assertThat(claim.takeOver()).isEqualTo(Claim.NONE);
        assertThat(claim.tryClaim()).isNotIn(Claim.NONE, turn);
    }

    @Test
    void claim_inUse_isNotTakenOver() throws InterruptedException {
        User user = new User();
        Workers owner = Workers.start(1, worker -> user.use(claim));
        Workers.await(user.claimed);
        assertThat(claim.takeOver()).isEqualTo(Claim.NONE);
        user.end.countDown();
        owner.join();
        assertThat(claim.tryClaim()).isNotEqualTo(Claim.NONE);
    }

    @Test
    void claim_ownerLostItsWay_isTakenOverAndNotReleasedByTheFormerOwner() throws InterruptedException {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch takenOver = new CountDownLatch(1);
        Workers owner = Workers.start(1, worker -> {
            long turn = claim.tryClaim();
            claimed.countDown();
            Workers.await(takenOver);
            claim.release(turn);
        });
        Workers.await(claimed);
        long turn = claim.takeOver();
        assertThat(turn).isNotEqualTo(Claim.NONE);
        takenOver.countDown();
        owner.join();
        assertThat(claim.tryClaim()).isEqualTo(Claim.NONE);
        claim.release(turn);
        assertThat(claim.tryClaim()).isNotEqualTo(Claim.NONE);
    }

    @Test
    void claim_ownerEndedOrIsTheCaller_isTakenOver() throws InterruptedException {
        Workers.run(1, worker -> claim.tryClaim());
        long first = claim.takeOver();
        assertThat(first).isNotEqualTo(Claim.NONE);
        long second = claim.takeOver();
        assertThat(second).isNotIn(Claim.NONE, first);
        claim.release(second);
        assertThat(claim.tryClaim()).isNotEqualTo(Claim.NONE);
    }

    /** The owner gives the claim back while somebody looks at its stack. */
    @Test
    void claim_releasedWhileItsOwnerIsLookedAt_isNotTakenOver() throws InterruptedException {
        AtomicLong turn = new AtomicLong();
        Thread owner = new Thread(() -> turn.set(claim.tryClaim()), "owner") {
            @Override
            public StackTraceElement[] getStackTrace() {
                claim.release(turn.get());
                return new StackTraceElement[0];
            }
        };
        owner.start();
        owner.join();
        assertThat(claim.takeOver()).isEqualTo(Claim.NONE);
        assertThat(claim.tryClaim()).isNotIn(Claim.NONE, turn.get());
    }

    /** Between the two steps of taking a claim nobody knows whose it is. */
    @Test
    void claim_takenByWhoHasNotSaidSoYet_isNotTakenOver() throws ReflectiveOperationException {
        Field field = Claim.class.getDeclaredField("turn");
        field.setAccessible(true);
        AtomicLong turn = (AtomicLong) field.get(claim);
        turn.set(1);
        assertThat(claim.takeOver()).isEqualTo(Claim.NONE);
        assertThat(turn).hasValue(1);
    }
}
