package dev.ferry.github;

/**
 * Is told why and until when requests wait, so that a person never looks at a silent screen. Called from the waiting
 * thread, once for each new wait (pacing only where it takes over two seconds); must return quickly.
 */
@FunctionalInterface
public interface WaitListener {
    void waiting(Wait wait);

    static WaitListener none() {
        return wait -> {};
    }
}
