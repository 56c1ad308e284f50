package dev.ferry.mapping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegacyPositionTest {
    private record Place(Instant created, LegacyId id) {}

    @Test
    void positions_compare_as_creation_time_and_id_do_in_java_and_byte_by_byte() {
        List<Instant> times = List.of(
                Instant.MIN,
                Instant.parse("-0044-03-15T00:00:00Z"),
                Instant.EPOCH.minusNanos(1),
                Instant.EPOCH,
                Instant.EPOCH.plusNanos(1),
                Samples.NOW,
                Instant.MAX);
        List<LegacyId> ids = List.of(
                        "9",
                        "10",
                        "09",
                        "1000000000000",
                        "A",
                        "PROJ-1",
                        "PROJ-10",
                        "PROJ-2",
                        "a",
                        "a~",
                        "a}",
                        "aé",
                        "a\uffee",
                        "a𝄞",
                        "ab",
                        "~",
                        " ")
                .stream()
                .map(LegacyId::new)
                .toList();
        List<Place> places = times.stream()
                .flatMap(time -> ids.stream().map(id -> new Place(time, id)))
                .toList();
        Comparator<Place> legacyOrder = Comparator.comparing(Place::created).thenComparing(Place::id);
        for (Place left : places) {
            for (Place right : places) {
                LegacyPosition leftKey = LegacyPosition.of(left.created(), left.id());
                LegacyPosition rightKey = LegacyPosition.of(right.created(), right.id());
                int expected = Integer.signum(legacyOrder.compare(left, right));
                assertThat(Integer.signum(leftKey.compareTo(rightKey)))
                        .as("%s, %s", left, right)
                        .isEqualTo(expected);
                assertThat(Integer.signum(Arrays.compareUnsigned(utf8(leftKey), utf8(rightKey))))
                        .as("bytes of %s, %s", left, right)
                        .isEqualTo(expected);
            }
        }
    }

    private static byte[] utf8(LegacyPosition position) {
        return position.key().getBytes(StandardCharsets.UTF_8);
    }
}
