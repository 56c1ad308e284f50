package dev.ferry.mapping.references;

import dev.ferry.archive.LegacyId;
import dev.ferry.archive.MessageId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.RepositoryRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A forecast held in memory; {@link #spec} is the one of references.spec.txt. */
public record SpecForecast(Map<LegacyId, FinalNumber> numbers, Map<MessageId, LegacyId> holders) implements Foreseen {
    public static SpecForecast spec() {
        return new SpecForecast(
                numbers(1, 200_001, 12, 200_012, 34, 100_034, 555, 200_555, 777, 200_777, 1000, 201_000),
                Map.of(
                        new MessageId("34"), new LegacyId("12"),
                        new MessageId("35"), new LegacyId("34")));
    }

    public static SpecForecast nothing() {
        return new SpecForecast(Map.of(), Map.of());
    }

    /** Issues and their numbers, by turns. */
    public static Map<LegacyId, FinalNumber> numbers(int... pairs) {
        Map<LegacyId, FinalNumber> numbers = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            numbers.put(new LegacyId(String.valueOf(pairs[i])), new FinalNumber(pairs[i + 1]));
        }
        return numbers;
    }

    @Override
    public RepositoryRef repository() {
        return SpecWorld.TARGET;
    }

    @Override
    public Optional<FinalNumber> number(LegacyId issue) {
        return Optional.ofNullable(numbers.get(issue));
    }

    @Override
    public Optional<LegacyId> issue(FinalNumber number) {
        return numbers.entrySet().stream()
                .filter(entry -> entry.getValue().equals(number))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    @Override
    public Optional<LegacyId> holder(MessageId message) {
        return Optional.ofNullable(holders.get(message));
    }
}
