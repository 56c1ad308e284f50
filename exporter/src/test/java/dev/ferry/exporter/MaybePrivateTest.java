package dev.ferry.exporter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.Property;
import dev.ferry.archive.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaybePrivateTest {
    @ParameterizedTest
    @CsvSource({
        "type, security, true",
        "type, Security issue, true",
        "status, EMBARGOED, true",
        "keywords, easy, false",
        "isPrivate, true, true",
        "component, insecurity, false",
        "private, True, true",
        "private, yes, true",
        "private, False, false",
        "is_private, 1, true",
        "is_private, 0, false",
        "security-level, low, true",
        "notes, the words security and private in a text that somebody wrote, false"
    })
    void a_property_or_a_value_that_is_called_so_is_noticed(String property, String value, boolean noticed) {
        MaybePrivate maybe = new MaybePrivate();

        maybe.consider(List.of(new Property(property, List.of(Value.of(value)))));

        assertThat(maybe.found().isEmpty()).isEqualTo(!noticed);
    }
}
