package dev.ferry.cli.run;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Turns Ctrl-C and SIGTERM into a {@link StopFlag}; the second one ends the process at once, which is safe because
 * every state is committed before it is acted on.
 *
 * <p>The JVM's signal class is not part of the Java API, and the compiler warns of it without a way to say "I know", so
 * it is reached by reflection. Where a JVM has none, Ctrl-C simply ends the process at once.
 */
public final class Signals {
    private Signals() {}

    /** From now on the first signal sets the flag and runs {@code onFirst}; the second one halts the JVM with 130. */
    public static void route(StopFlag stop, Runnable onFirst) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            InvocationHandler handler = (proxy, method, arguments) -> {
                if (method.getName().equals("handle")) {
                    handle(stop, onFirst);
                    return null;
                }
                return method.invoke(stop, arguments); // equals, hashCode, toString: those of the flag do
            };
            Object proxy =
                    Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
            for (String name : List.of("INT", "TERM")) {
                signal.getMethod("handle", signal, handlerType)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            // No signal class, or the JVM keeps the signal for itself: the default action stays, and resuming covers
            // it.
            return;
        }
    }

    private static synchronized void handle(StopFlag stop, Runnable onFirst) {
        if (stop.isRaised()) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
        }
        stop.ask();
        onFirst.run();
    }
}
