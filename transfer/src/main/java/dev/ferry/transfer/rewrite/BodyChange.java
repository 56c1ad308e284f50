package dev.ferry.transfer.rewrite;

/** What a body is to become; asked again whenever somebody changed it meanwhile, so it must leave one alone that is right. */
@FunctionalInterface
public interface BodyChange {
    String of(String body);
}
