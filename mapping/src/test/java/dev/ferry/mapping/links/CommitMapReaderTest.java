package dev.ferry.mapping.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.ConfigException;
import dev.ferry.mapping.RepositoryRef;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a commit map may hold, and what is said of one that can not be used. */
final class CommitMapReaderTest {
    private static final Optional<RepositoryRef> PROJECT = Optional.of(RepositoryRef.parse("example/project"));

    @Test
    void numbers_and_hashes_lead_to_commits() {
        CommitMap map = CommitRows.of("""
                revision,author,commit
                r2222,ann,C0FFEE1
                2223,bob,c0ffee2
                41A99A2A7198,ann,c0ffee3
                """, PROJECT);

        assertThat(map.find("r2222")).hasValue(commit("example/project", "c0ffee1"));
        assertThat(map.find("r2223")).hasValue(commit("example/project", "c0ffee2"));
        assertThat(map.find("41a99a2a7198")).hasValue(commit("example/project", "c0ffee3"));
        assertThat(map.find("41a99a2a71")).hasValue(commit("example/project", "c0ffee3"));
        assertThat(map.find("41a99a2a71980000000000000000000000000000")).hasValue(commit("example/project", "c0ffee3"));
        assertThat(map.find("r2")).isEmpty();
        assertThat(map.find("41a99a2a7199")).isEmpty();
        assertThat(map.find("41a99a2a7")).isEmpty();
    }

    @Test
    void a_row_s_own_repository_counts() {
        CommitMap map = CommitRows.of("""
                commit,revision,repository
                c0ffee1,r1,example/docs
                c0ffee2,r2,
                """, PROJECT);

        assertThat(map.find("r1")).hasValue(commit("example/docs", "c0ffee1"));
        assertThat(map.find("r2")).hasValue(commit("example/project", "c0ffee2"));
    }

    @Test
    void digits_that_fit_several_commits_lead_nowhere() {
        CommitMap map = CommitRows.of("""
                revision,commit
                41a99a2a7198aa,c0ffee1
                41a99a2a7198bb,c0ffee2
                0123456789aaaa,c0ffee3
                0123456789bbbb,c0ffee3
                """, PROJECT);

        assertThat(map.find("41a99a2a7198")).isEmpty();
        assertThat(map.find("41a99a2a7198aa")).hasValue(commit("example/project", "c0ffee1"));
        assertThat(map.find("0123456789")).hasValue(commit("example/project", "c0ffee3"));
    }

    @Test
    void all_bad_rows_are_told_with_their_lines() {
        assertThatThrownBy(() -> CommitRows.of("""
                        revision,commit,repository
                        r2222,c0ffee1,
                        x12,c0ffee1,
                        r3,nothing,
                        R2222,c0ffee1,
                        r4,c0ffee1,example
                        """, PROJECT))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "the commit map commits.csv has 4 bad rows; mend or delete: line 3, column 'revision': 'x12' is no revision: a"
                                + " number such as r2222, or 10 to 40 hexadecimal digits; line 4, column 'commit': 'nothing' is no commit: 7 to 40"
                                + " hexadecimal digits; line 5, column 'revision': 'R2222' stands in line 2 already; line 6, column 'repository': 'example' is no"
                                + " repository: owner/name");
    }

    @Test
    void a_row_without_a_repository_says_where_to_name_it() {
        assertThatThrownBy(() -> CommitRows.of("revision,commit\nr2222,c0ffee1\n", Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(
                        "line 2", "add a column 'repository'", "references: { repository: owner/name }");
    }

    @Test
    void an_absent_file_and_another_header_are_told() {
        assertThatThrownBy(() -> CommitMapReader.read(Path.of("nowhere.csv"), PROJECT))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the commit map nowhere.csv does not exist; make it, or take 'references: commits' out of"
                        + " ferry.yaml");
        assertThatThrownBy(() -> CommitRows.of("rev,commit\n", PROJECT))
                .hasMessage(
                        "the commit map commits.csv lacks the columns 'revision' and 'commit'; its first line must be:"
                                + " revision,commit");
    }

    private static Commit commit(String repository, String hash) {
        return new Commit(RepositoryRef.parse(repository), hash);
    }
}
