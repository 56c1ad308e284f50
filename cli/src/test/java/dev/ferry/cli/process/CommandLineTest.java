package dev.ferry.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds before any stage: help, usage, the workspace. */
@Tag("slow")
final class CommandLineTest {
    @TempDir
    private Path workspace;

    private FerryProcess.Result ferry(String... arguments) {
        return new FerryProcess(workspace).run(arguments);
    }

    @Test
    void help_names_every_command_and_exit_code() {
        FerryProcess.Result help = ferry("--help").exits(0);
        assertThat(help.out())
                .contains("init", "export", "archive", "status", "failures", "retry", "map")
                .contains("Exit codes:", "130   interrupted");
        assertThat(help.err()).isEmpty();
    }

    @Test
    void a_mistyped_command_is_a_matter_of_usage() {
        ferry("statsu").exits(2).says("'statsu'", "Did you mean: status?", "ferry --help");
        ferry("status", "--jsn").exits(2).says("--jsn", "ferry status --help");
        assertThat(ferry().exits(2).err()).contains("Usage: ferry");
    }

    @Test
    void a_folder_becomes_a_workspace_once() throws IOException {
        ferry("status").exits(3).says("there is no ferry.yaml in " + workspace, "ferry init");
        assertThat(ferry("init").exits(0).out()).contains("Next:");
        String written = Files.readString(workspace.resolve("ferry.yaml"));
        ferry("init").exits(3).says("is there already", "--force");
        Files.writeString(workspace.resolve("ferry.yaml"), "staging: { repository: mine/mine }\n");
        ferry("init", "--force").exits(0);
        assertThat(workspace.resolve("ferry.yaml")).hasContent(written);
    }

    @Test
    void help_and_refusals_name_what_there_is() {
        assertThat(ferry("archive", "--help").exits(0).out())
                .contains("\nCommands:\n  info ")
                .contains("  validate ");
        assertThat(ferry("demo", "--help").exits(0).out()).contains("[FOLDER]");
        ferry("map", "--format", "xml").exits(2).says("expected one of csv, json, sql, nginx, apache, html, not 'xml'");
    }

    @Test
    void a_mistake_in_the_configuration_is_named_with_its_place() throws IOException {
        Files.writeString(workspace.resolve("ferry.yaml"), "github:\n  apii: https://api.github.com\n");
        ferry("status").exits(3).says("ferry.yaml line 2, column 3: github: the key 'apii'", "did you mean 'api'?");
    }

    @Test
    void before_the_first_import_status_is_all_zeros_in_the_promised_form() {
        ferry("init").exits(0);
        assertThat(ferry("status", "--json").exits(0).out()).isEqualTo("""
                        {"migration":null,"stage":"export","running":false,"counts":{"planned":0,"importing":0,\
                        "imported":0,"moving":0,"moved":0,"settled":0,"failed":0,"skipped":0},"unconfirmed":0,\
                        "staging":"example/issues-staging","target":"example/project"}
                        """);
        assertThat(ferry("map").exits(0).out())
                .isEqualTo("legacy_id,legacy_url,staging_number,final_number,final_url\n");
        ferry("failures").exits(2).says("no migration", "ferry import");
        ferry("status", "--migration", "nonsense").exits(2).says("--migration");
    }

    @Test
    void an_unreadable_database_is_refused_and_nothing_is_left() throws IOException {
        Files.createDirectories(workspace.resolve("tracker/db/files"));
        Files.writeString(workspace.resolve("tracker/db/db"), "this is no database, whatever its name says");
        ferry("init").exits(0);
        ferry("export").exits(4).says(workspace.resolve("tracker/db/db").toString());
        Files.delete(workspace.resolve("tracker/db/db"));
        ferry("export").exits(3).says(workspace.resolve("tracker/db/db").toString());
        assertThat(workspace.resolve("archive.zip")).doesNotExist();
    }
}
