package dev.ferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepositoryRefTest {
    @ParameterizedTest
    @ValueSource(strings = {"example/pro.ject-1", "a/.github", "a/...", "a_b/c_d"})
    void repositories_are_read_from_owner_slash_name(String text) {
        assertThat(RepositoryRef.parse(text)).hasToString(text);
    }

    @Test
    void owner_and_name_stand_on_their_side_of_the_slash() {
        assertThat(RepositoryRef.parse("example/project")).isEqualTo(new RepositoryRef("example", "project"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "a/b/c", "/b", "a/", "a b/c", "", "./x", "../x", "x/.", "x/..", "a/b\n"})
    void what_no_repository_can_be_called_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> RepositoryRef.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a repository name: '" + text + "'; write owner/name");
    }
}
