package dev.ferry.mapping.links;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.mapping.RepositoryRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SourceFilesTest {
    @Test
    void a_prefix_may_be_of_any_length() {
        SourceLayout layout = new SourceLayout(
                List.of("Lib"), Map.of("python-2.7", "2.7", "project-stable-3.10", "3.10"), Optional.empty());
        SourceFiles files = new SourceFiles(new SourceTree(
                "https://github.com", RepositoryRef.parse("example/project"), SourceTree.DEFAULT_BRANCH, layout));

        assertThat(files.find("python-2.7/Lib/cgi.py", 0).map(WordLink::url))
                .hasValue("https://github.com/example/project/blob/2.7/Lib/cgi.py");
        assertThat(files.find("project-stable-3.10/Lib/cgi.py", 0).map(WordLink::url))
                .hasValue("https://github.com/example/project/blob/3.10/Lib/cgi.py");
    }
}
