package dev.ferry.exporter.roundup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.archive.LegacyId;
import dev.ferry.exporter.Changes;
import dev.ferry.exporter.Tracker;
import dev.ferry.exporter.TwoLooks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoLooksTest {
    @TempDir
    Path home;

    private HandMadeTracker made() throws Exception {
        HandMadeTracker made = HandMadeTracker.classic(home);
        for (int id = 1; id <= 9; id++) {
            made.insert("issue", id, "title", "issue " + id);
        }
        made.message(11, 2, "first");
        made.insert("file", 4, "name", "a.txt");
        made.link("issue", "files", 3, 4);
        made.link("issue", "nosy", 4, 3, 4);
        made.retire("issue", 9);
        return made.finish();
    }

    private Changes after(HandMadeTracker made, String... edits) throws Exception {
        try (TwoLooks looks = TwoLooks.begin()) {
            try (Tracker tracker = made.open()) {
                looks.first(tracker);
            }
            for (String sql : edits) {
                made.sql(sql);
            }
            try (Tracker tracker = made.open()) {
                looks.second(tracker);
            }
            return looks.changes();
        }
    }

    private static List<LegacyId> ids(int... ids) {
        return java.util.Arrays.stream(ids)
                .mapToObj(id -> new LegacyId(Integer.toString(id)))
                .toList();
    }

    @Test
    void nothing_changed_is_nothing_changed() throws Exception {
        try (HandMadeTracker made = made()) {
            Changes changes = after(made);
            assertThat(changes.none()).isTrue();
            assertThat(changes.compared()).isEqualTo(8);
        }
    }

    @Test
    void values_links_messages_files_and_journals_count_even_where_no_date_moved() throws Exception {
        try (HandMadeTracker made = made()) {
            Changes changes = after(
                    made,
                    "update _issue set _title = 'other' where id = 1",
                    "update _msg set __retired__ = id where id = 11",
                    "update _file set _name = 'b.txt' where id = 4",
                    "delete from issue_nosy where nodeid = 4 and linkid = 3",
                    "insert into issue__journal values (5, '20260101000000.000', '1', 'set', '{}')",
                    "insert into issue_messages (linkid, nodeid) values (11, 6)");
            assertThat(changes.changed()).isEqualTo(ids(1, 2, 3, 4, 5, 6));
            assertThat(changes.added()).isEmpty();
            assertThat(changes.gone()).isEmpty();
            assertThat(changes.users()).isZero();
        }
    }

    @Test
    void new_retired_restored_and_removed_issues_and_users_are_told_apart() throws Exception {
        try (HandMadeTracker made = made()) {
            Changes changes = after(
                    made,
                    "insert into _issue (id, __retired__, _title) values (70, 0, 'new')",
                    "update _issue set __retired__ = 0 where id = 9",
                    "update _issue set __retired__ = id where id = 7",
                    "delete from _issue where id = 8",
                    "update _user set _realname = 'Another' where id = 3");
            assertThat(changes.added()).isEqualTo(ids(9, 70));
            assertThat(changes.gone()).isEqualTo(ids(7, 8));
            assertThat(changes.changed()).isEmpty();
            assertThat(changes.users()).isOne();
        }
    }

    @Test
    void what_happens_to_retired_issues_is_nobodys_concern() throws Exception {
        try (HandMadeTracker made = made()) {
            assertThat(after(made, "update _issue set _title = 'other' where id = 9")
                            .none())
                    .isTrue();
        }
    }
}
