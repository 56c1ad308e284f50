package dev.ferry.mapping.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.archive.DataException;
import dev.ferry.archive.LegacyId;
import dev.ferry.mapping.FinalNumber;
import dev.ferry.mapping.MapRow;
import dev.ferry.mapping.MappedIssue;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedirectFormatsTest {
    @Test
    void nginx_looks_up_issues_and_messages_each_once() throws IOException {
        String table = Maps.file(Maps.write(MapFormat.NGINX, Maps.small()), NginxMap.TABLE);
        assertThat(table.substring(table.indexOf("map $ferry_path $ferry_target")))
                .isEqualTo("""
                        map $ferry_path $ferry_target {
                            default "";
                            "/issue12" "https://github.example.org/example/project/issues/101";
                            "/msg1" "https://github.example.org/example/project/issues/101";
                            "/msg2" "https://github.example.org/example/project/issues/101#issuecomment-7";
                            "/issue13" "https://github.example.org/example/project/issues/102";
                            "/msg1003" "https://github.example.org/example/project/issues/102";
                        }
                        """);
        assertThat(table).contains("(?:bpo)=", "\"/issue${ferry_asked}\"", "map_hash_max_size 2048;");
    }

    @Test
    void apache_has_the_same_in_its_table_and_the_rules_keep_to_the_folder_of_the_tracker() throws IOException {
        Map<String, String> files = Maps.write(MapFormat.APACHE, below("https://bugs.example.org/old%20tracker/"));
        assertThat(Maps.file(files, ApacheMap.TABLE).lines().filter(line -> !line.startsWith("#")))
                .containsExactly("issue12 " + Maps.PLACE + "101");
        assertThat(Maps.file(files, ApacheMap.RULES))
                .contains("RewriteRule \"^/old\\ tracker/(issue[0-9A-Za-z_-]{1,40}|msg[0-9A-Za-z_-]{1,40})$\" \"%1\"")
                .contains("RewriteCond %{QUERY_STRING}", "RewriteCond \"${ferry:issue%1}\" \"^(.+)$\"");
    }

    @ParameterizedTest
    @EnumSource(names = {"NGINX", "APACHE", "HTML"})
    void nothing_of_the_tracker_or_the_server_breaks_out(MapFormat format) throws IOException {
        List<MappedIssue> issues = new ArrayList<>(Maps.small());
        issues.add(Maps.moved("1\" \"x\";}", 1));
        issues.add(Maps.moved("../../etc", 2));
        issues.add(Maps.moved("PROJ-1", 3));
        issues.add(Maps.moved("proj-1", 4));
        issues.add(to(URI.create("javascript:alert(1)")));
        issues.add(to(URI.create("https://example.org/$1;'q'")));
        issues.add(Maps.moved("16", 5, Maps.message("__proto__", Maps.PLACE + "5#%3C", true)));
        Map<String, String> files = Maps.write(format, issues);
        String all = String.join("\n", files.values());
        assertThat(all)
                .doesNotContain("javascript:", "1\" \"x\"", "$1;", "<b>Title", "\"../../etc", "issue../")
                .contains("https://example.org/%241%3B%27q%27");
        assertThat(files.keySet()).allMatch(name -> name.matches("[0-9A-Za-z_./-]+") && !name.contains(".."));
        if (format != MapFormat.HTML) {
            assertThat(all.lines().filter(line -> line.contains("PROJ-1") || line.contains("proj-1")))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NGINX", "APACHE", "HTML"})
    void a_map_in_which_nothing_has_moved_leads_nowhere(MapFormat format) throws IOException {
        Map<String, String> files = Maps.write(format, Maps.small().subList(2, 3));
        assertThat(String.join("\n", files.values())).doesNotContain("https://");
        assertThat(files.keySet()).noneMatch(name -> name.contains("14"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NGINX", "APACHE", "HTML"})
    void issues_without_addresses_are_refused_by_name(MapFormat format) {
        MappedIssue issue = new MappedIssue(
                MapRow.unplanned(new LegacyId("14"), Optional.of("https://bugs.example.org/show?id=14")),
                "",
                List.of());
        assertThatThrownBy(() -> Maps.write(format, List.of(issue)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("source.url");
    }

    @Test
    void long_keys_get_buckets_that_hold_them() throws IOException {
        String table = Maps.file(
                Maps.write(MapFormat.NGINX, below("https://bugs.example.org/" + "x".repeat(300) + "/")),
                NginxMap.TABLE);
        assertThat(table).contains("map_hash_bucket_size 4096;");
    }

    private static List<MappedIssue> below(String root) {
        MapRow row = Maps.moved("12", 101).row();
        return List.of(new MappedIssue(
                new MapRow(row.id(), Optional.of(root + "issue12"), row.staging(), row.finalNumber(), row.finalUrl()),
                "",
                List.of()));
    }

    private static MappedIssue to(URI place) {
        String id = Integer.toString(9_000 + place.toString().length());
        return new MappedIssue(
                new MapRow(
                        new LegacyId(id),
                        Optional.of("https://bugs.example.org/issue" + id),
                        Optional.empty(),
                        Optional.of(new FinalNumber(9)),
                        Optional.of(place)),
                "",
                List.of());
    }
}
