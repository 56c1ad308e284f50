package dev.ferry.github;

import org.junit.jupiter.api.AfterEach;

/** A fresh scripted server for each test. */
abstract class WireTest {
    final Wire wire = new Wire();

    @AfterEach
    void closeWire() {
        wire.close();
    }

    static Refusal refusal(Outcome<?> outcome) {
        return outcome.fold(
                done -> {
                    throw new AssertionError("done: " + done);
                },
                refusal -> refusal,
                unknown -> {
                    throw new AssertionError("unknown: " + unknown);
                });
    }
}
