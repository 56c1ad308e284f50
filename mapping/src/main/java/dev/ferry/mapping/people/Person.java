package dev.ferry.mapping.people;

import dev.ferry.archive.UserId;
import java.util.Optional;

/** What texts need of a user; each name as the archive has it. */
record Person(UserId id, String name, Optional<String> realName, Optional<String> github) {}
