package dev.ferry.transfer.reading;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One GraphQL document with several mutations, each under a name of its own, carried out in the order in which they were added. What
 * is told to the server goes as variables, so that no text of ours is read as GraphQL. For one thread.
 */
public final class Mutation {
    private final List<String> declared = new ArrayList<>();
    private final StringBuilder parts = new StringBuilder();
    private final ObjectNode variables = JsonNodeFactory.instance.objectNode();

    /** Declares a variable, {@code ID!} for one, and gives it its value. */
    public Mutation variable(String name, String type, String value) {
        declared.add("$" + name + ": " + type);
        variables.put(name, value);
        return this;
    }

    /** Adds a mutation; {@code alias} is the name under which the answer tells of it, {@code selection} what it tells. */
    public Mutation part(String alias, String call, String selection) {
        parts.append("  ").append(alias).append(": ").append(call);
        parts.append(" { ").append(selection).append(" }\n");
        return this;
    }

    public String text() {
        return "mutation(" + String.join(", ", declared) + ") {\n" + parts + "}";
    }

    public ObjectNode variables() {
        return variables;
    }
}
