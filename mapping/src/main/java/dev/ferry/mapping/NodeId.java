package dev.ferry.mapping;

/** GitHub's opaque id of an object, as its GraphQL interface wants it. */
public record NodeId(String value) {
    public NodeId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a node id can not be empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
