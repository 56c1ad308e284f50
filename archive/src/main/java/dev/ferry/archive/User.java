package dev.ferry.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who had an account in the old tracker. {@code name} is the login; {@code github} is what the tracker
 * held as GitHub name, cleaned by nobody. {@code emails} is empty unless the export was told to include them.
 */
public record User(
        UserId id,
        String name,
        Optional<String> realName,
        Optional<String> github,
        List<String> emails,
        boolean retired,
        Map<String, JsonNode> extra) {
    public User {
        emails = List.copyOf(emails);
        extra = Extra.copyOf(extra);
    }
}
